#pragma once

#include <string_view>

namespace zopa::report {

/// web/dist/page.html, as it was when the program was built: cmake/Page.cmake puts it in. It has the marks {{title}},
/// {{text}} and {{data}}, each once and in this order.
std::string_view page_template();

}  // namespace zopa::report
