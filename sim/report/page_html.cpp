#include <string_view>

#include <nlohmann/json.hpp>

#include "report/page_template.hpp"
#include "zopa/report/page.hpp"

namespace zopa::report {
namespace {

/// JSON inside <script>: no "<" is left that could end the element or open a comment.
std::string data_text(nlohmann::ordered_json const& json) {
  std::string out;
  for (char const c : json.dump())
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  return out;
}

std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

/// The template up to the mark; what is behind it stays for later. Nothing that was filled in is ever looked at again.
void take_until(std::string_view& rest, std::string_view mark, std::string& out) {
  auto const at = rest.find(mark);
  if (at == std::string_view::npos) throw std::logic_error("the page's template has no " + std::string(mark));
  out += rest.substr(0, at);
  rest.remove_prefix(at + mark.size());
}

}  // namespace

std::string page_html(nlohmann::ordered_json const& page) {
  std::string_view rest = page_template();
  std::string out;
  take_until(rest, "{{title}}", out);
  out += escaped(page["scenario"]["title"]);
  take_until(rest, "{{text}}", out);
  out += escaped(page_markdown(page));
  take_until(rest, "{{data}}", out);
  out += data_text(page);
  return out.append(rest);
}

}  // namespace zopa::report
