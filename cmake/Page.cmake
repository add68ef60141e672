# The page that `zopa report` fills in, web/dist/page.html, becomes a part of the program: an installed zopa needs no
# other file. The page itself is built by scripts/page and committed (docs/decisions/0006-the-page.md).
function(zopa_embed_page target)
  set(page ${PROJECT_SOURCE_DIR}/web/dist/page.html)
  set(source ${PROJECT_BINARY_DIR}/page_template.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/page_template.cpp.in ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${page} SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${source})
endfunction()
