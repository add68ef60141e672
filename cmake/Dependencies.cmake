# Everything comes from the distribution (scripts/setup installs it); nothing is downloaded or vendored.
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Random123 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(Clp REQUIRED)

# The engine is the only layer that may know of threads.
add_library(zopa_threads INTERFACE)
if(ZOPA_OPENMP)
  find_package(OpenMP REQUIRED COMPONENTS CXX)
  target_link_libraries(zopa_threads INTERFACE OpenMP::OpenMP_CXX)
else()
  target_compile_options(zopa_threads INTERFACE -Wno-unknown-pragmas)
endif()
