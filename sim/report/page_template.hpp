#pragma once

#include <string_view>

/// Files of web/dist as they were when the program was built: cmake/Page.cmake puts them in.
namespace zopa::report {

/// page.html. It has the marks {{title}}, {{text}}, {{data}} and {{engine}}, each once and in this order.
std::string_view page_template();
/// engine.wasm.gz: base to report as WebAssembly, so that a page can play its scenario again.
std::string_view page_engine();

}  // namespace zopa::report
