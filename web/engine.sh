#!/usr/bin/env bash
# Compiles the engine to WebAssembly with Debian's emscripten: web/dist/engine.wasm.gz and the few lines that load it,
# web/dist/engine.mjs. Takes about ten minutes of two cores. Called by scripts/page --engine.
set -euo pipefail
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
out=$root/build/wasm
mkdir -p "$out/include" "$out/unity"
# headers only, each by its own link: the system's include folder as a whole would bring the wrong C library
for library in boost fmt nlohmann Random123; do ln -sfn /usr/include/$library "$out/include/$library"; done
ln -sfn /usr/include/eigen3/Eigen "$out/include/Eigen"
# Debian's emscripten looks for its JavaScript tools among Debian's node modules, whichever node is first in the path
export NODE_PATH=/usr/share/nodejs

flags=(-std=c++20 -O2 -fexceptions -ffp-contract=off -DNDEBUG -DFMT_HEADER_ONLY -Wno-unknown-pragmas
  -I"$root/include" -I"$root/sim" -I"$out/include")

# Sources of a layer, eight to a translation unit as in the native build.
sources() {
  local layer=$1 file n=0 unit=
  for file in "$root"/sim/"$layer"/*.cpp; do
    case $file in
      */io/yaml_tree.cpp) continue ;;     # sim/browser/json_tree.cpp stands in
      */io/gambit_tokens.cpp|*/io/nfg.cpp|*/io/efg*.cpp) continue ;; # matrix and extensive games are not on the page
      */io/domain*.cpp|*/io/xml_tree.cpp|*/io/json_reader.cpp|*/io/places.cpp) continue ;; # nor are other platforms' domains
      */report/page_html.cpp) continue ;; # the page is already there
    esac
    if ((n++ % 8 == 0)); then
      unit=$out/unity/${layer}_$((n / 8)).cpp
      : >"$unit.new"
      printf '%s\n' "$unit"
    fi
    printf '#include "%s"\n' "$file" >>"$unit.new"
  done
}

# Is the object newer than what it is made of? Public headers of all layers count, private ones and sources only its own.
current() {
  local unit=$1 object=${1%.cpp}.o layer
  layer=$(basename "$unit") layer=${layer%_*}
  [[ -f $object && -f $unit ]] && cmp -s "$unit" "$unit.new" || return 1
  [[ -z $(find "$root/include" "$root/sim/$layer" -name '*.hpp' -newer "$object" -print -quit) ]] || return 1
  ! sed 's/^#include "\(.*\)"$/\1/' "$unit" | xargs -I{} find {} -newer "$object" | grep -q .
}

compile() {
  local unit=$1 extra=()
  if current "$unit"; then rm "$unit.new"; return; fi
  # Random123 refuses processors it does not know; the portable half of it is all that is used here
  [[ $unit == */base_* ]] && extra=(-D__riscv -DR123_USE_GNU_UINT128=1)
  mv "$unit.new" "$unit"
  em++ "${flags[@]}" "${extra[@]}" -c "$unit" -o "${unit%.cpp}.o"
  printf '  %s\n' "$(basename "$unit")"
}
export -f compile current
export out root

units=()
for layer in base model solve play engine study io report browser; do
  while read -r unit; do units+=("$unit"); done < <(sources "$layer")
done
printf 'compiling %d units to WebAssembly\n' "${#units[@]}"
running=0
for unit in "${units[@]}"; do
  compile "$unit" &
  if ((++running >= ${ZOPA_JOBS:-2})); then wait -n; ((running--)); fi
done
while ((running > 0)); do wait -n; ((running--)); done || true

em++ -O2 -fexceptions "${units[@]/%.cpp/.o}" -o "$out/engine.mjs" -sMODULARIZE -sEXPORT_ES6 -sUSE_ES6_IMPORT_META=0 \
  -sENVIRONMENT=worker,node -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=33554432 -sTOTAL_STACK=4194304 -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 \
  -sEXPORTED_FUNCTIONS=_zopa_answer,_malloc,_free -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
cp "$out/engine.mjs" "$root/web/dist/engine.mjs"
gzip -9 -n -c "$out/engine.wasm" >"$root/web/dist/engine.wasm.gz"
ls -l "$out/engine.wasm" "$root"/web/dist/engine.*
