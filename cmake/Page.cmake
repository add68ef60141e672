# The page that `zopa report` fills in, web/dist/page.html, and the engine that runs in it, web/dist/engine.wasm.gz, become a
# part of the program: an installed zopa needs no other file. Both are built by scripts/page and committed
# (docs/decisions/0006-the-page.md).
function(zopa_embed_page target)
  set(page ${PROJECT_SOURCE_DIR}/web/dist/page.html)
  set(engine ${PROJECT_SOURCE_DIR}/web/dist/engine.wasm.gz)
  set(source ${PROJECT_BINARY_DIR}/page_template.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/page_template.cpp.in ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${page};${engine}" SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${source})
endfunction()
