# `cmake --install` gives the program, and the library for `find_package(zopa)` + `zopa::zopa`.
include(CMakePackageConfigHelpers)

get_property(layers GLOBAL PROPERTY ZOPA_LIBRARY_LAYERS)
list(TRANSFORM layers PREPEND zopa_ OUTPUT_VARIABLE targets)
add_library(zopa_library INTERFACE)
set_target_properties(zopa_library PROPERTIES EXPORT_NAME zopa)
target_link_libraries(zopa_library INTERFACE ${targets})
add_library(zopa::zopa ALIAS zopa_library)

install(TARGETS zopa_library ${targets} zopa_threads EXPORT zopa)
foreach(layer IN LISTS layers)
  if(EXISTS ${PROJECT_SOURCE_DIR}/include/zopa/${layer})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/zopa/${layer} DESTINATION include/zopa)
  endif()
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/include/zopa/zopa.hpp DESTINATION include/zopa OPTIONAL)
if(TARGET zopa)
  install(TARGETS zopa)
endif()

set(package lib/cmake/zopa)
install(EXPORT zopa NAMESPACE zopa:: DESTINATION ${package} FILE zopaTargets.cmake)
configure_package_config_file(cmake/zopaConfig.cmake.in ${PROJECT_BINARY_DIR}/zopaConfig.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/zopaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/zopaConfig.cmake ${PROJECT_BINARY_DIR}/zopaConfigVersion.cmake
  cmake/FindClp.cmake cmake/FindRandom123.cmake DESTINATION ${package})
