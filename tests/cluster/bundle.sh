#!/usr/bin/env bash
# The bundle where there is nothing else: unpacked in an empty folder that becomes the root, with an empty environment.
# Exit code 77 (skipped) without root.
#   tests/cluster/bundle.sh BUNDLE.tar.gz
set -eu
PATH=$PATH:/usr/sbin:/sbin
chroot=$(command -v chroot)
bundle=$(realpath "$1")
((EUID == 0)) || { echo 'skipped: chroot needs root'; exit 77; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
tar -C "$root" -xzf "$bundle" --one-top-level=apps
name=$(ls "$root/apps")
lib=/apps/$name/lib
# no shell there, no /proc, no /tmp, no locale: the loader and the libraries of the bundle have to do
inside() { env -i "$chroot" "$root" "$lib/ld-linux-x86-64.so.2" --library-path "$lib" "$lib/zopa" "$@"; }

inside --version
inside check "/apps/$name/scenarios/tutorial/1_river.yaml" >/dev/null
inside sweep "/apps/$name/scenarios/studies/patience.yaml" --draws 5 --games 5 -o /bundled.db >/dev/null
[[ ! -e $root/lib && ! -e $root/usr ]]  # the root is bare indeed
# no library from outside: every one that is mapped lies in the bundle
outside=$(env -i "$chroot" "$root" "$lib/ld-linux-x86-64.so.2" --library-path "$lib" --list "$lib/zopa" |
  grep '/' | grep -v "=> $lib/\|^[[:space:]]*$lib/" || true)
[[ -z $outside ]] || { printf 'loaded from outside:\n%s\n' "$outside"; exit 1; }

# the launcher, through a link, by a shell that is one file
shell=$(command -v busybox || true)
if [[ $shell ]] && ! ldd "$shell" >/dev/null 2>&1; then
  mkdir -p "$root/bin" "$root/home"
  cp "$shell" "$root/bin/busybox"
  for command in sh readlink dirname; do ln -s busybox "$root/bin/$command"; done
  ln -s "../apps/$name/bin/zopa" "$root/home/zopa"
  env -i PATH=/bin "$chroot" "$root" /home/zopa results verify /bundled.db
else
  echo 'the launcher was not tried: there is no static busybox here (Debian: busybox-static)'
fi
echo 'the bundle runs in a bare root'
