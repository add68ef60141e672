#include <cstdint>
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

/// RFC 4648, section 4.
std::string base64(std::string_view bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    auto const byte = [&](std::size_t k) {
      return k < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[k])) : 0u;
    };
    std::uint32_t const three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : letters[three >> (18 - 6 * k) & 63u];
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

std::string filled(std::string const& title, std::string const& text, nlohmann::ordered_json const& data,
                   std::string_view engine) {
  std::string_view rest = page_template();
  std::string out;
  take_until(rest, "{{title}}", out);
  out += escaped(title);
  take_until(rest, "{{text}}", out);
  out += escaped(text);
  take_until(rest, "{{data}}", out);
  out += data_text(data);
  take_until(rest, "{{engine}}", out);
  out += base64(engine);
  return out.append(rest);
}

}  // namespace

std::string page_html(nlohmann::ordered_json const& page) {
  return filled(page["scenario"]["title"], page_markdown(page), page, page_engine());
}

nlohmann::ordered_json gallery_card(nlohmann::ordered_json const& page, std::string const& link,
                                    std::string const& group) {
  auto const& main = page["tracks"][0];
  nlohmann::ordered_json card{{"link", link}, {"group", group}, {"title", page["scenario"]["title"]}};
  card["about"] = page.value("about", "");
  card["headline"] = page["headline"];
  card["guess"] = page.value("guess", false);
  card["deal"] = main["played"]["deal"];
  if (main.contains("solved")) {
    auto const& solved = main["solved"];
    card["exists"] = solved["exists"];
    card["answer"] = solved["answer"];
    card["picture"] = {{"frontier", solved["picture"]["unrestricted"]["points"]},
                       {"zopa", solved["picture"]["zopa"]["points"]},
                       {"no_deal", solved["no_deal"]}};
  } else {
    card["answer"] = main["played"]["words"];
  }
  return card;
}

std::string gallery_html(nlohmann::ordered_json const& cards) {
  std::string text = "# Negotiations to explore\n\n";
  for (auto const& card : cards)
    text += "- " + card["title"].get<std::string>() + ": " + card["link"].get<std::string>() + "\n";
  return filled("Negotiations to explore", text, {{"cards", cards}}, "");
}

}  // namespace zopa::report
