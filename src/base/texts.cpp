#include "base/texts.h"

namespace base {
namespace {

const Language* current = nullptr;

std::string_view trimmed(std::string_view text) {
  const size_t from = text.find_first_not_of(" \n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \n") + 1 - from);
}

// The place of the brace that closes the one before `at`.
size_t closing(std::string_view text, size_t at) {
  int depth = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) break;
  }
  return at;
}

std::string grouped(int64_t number, const LanguageRules& rules) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<size_t>(at), rules.thousands);
  }
  return number < 0 ? "-" + digits : digits;
}

std::string_view category(int64_t number, const LanguageRules& rules) {
  const int64_t size = number < 0 ? -number : number;
  const size_t at = static_cast<size_t>(size < 200 ? size : 100 + size % 100);
  switch (at < rules.plurals.size() ? rules.plurals[at] : 'o') {
    case '0':
      return "zero";
    case '1':
      return "one";
    case '2':
      return "two";
    case 'f':
      return "few";
    case 'm':
      return "many";
    default:
      return "other";
  }
}

// The branch for `number` of "=0 {nadie} one {# mujer} other {# mujeres}".
std::string_view branch(std::string_view branches, int64_t number, const LanguageRules& rules) {
  const std::string exact = "=" + std::to_string(number);
  const std::string_view wanted = category(number, rules);
  std::string_view found, other;
  for (size_t at = 0; at < branches.size();) {
    const size_t open = branches.find('{', at);
    if (open == std::string_view::npos) break;
    const size_t close = closing(branches, open + 1);
    const std::string_view name = trimmed(branches.substr(at, open - at));
    const std::string_view text = branches.substr(open + 1, close - open - 1);
    if (name == exact) return text;
    if (name == wanted) found = text;
    if (name == "other") other = text;
    at = close + 1;
  }
  return found.data() ? found : other;
}

struct Filling {
  std::span<const TextArgument> arguments;
  const LanguageRules& rules;

  const TextArgument* find(std::string_view name) const {
    for (const TextArgument& one : arguments) {
      if (one.name == name) return &one;
    }
    return nullptr;
  }

  void placeholder(std::string& out, std::string_view inside) const {
    const size_t comma = inside.find(',');
    const TextArgument* argument = find(trimmed(inside.substr(0, comma)));
    if (!argument) {
      ((out += '{') += inside) += '}';
    } else if (comma != std::string_view::npos) {  // ", plural, " is all there is
      const size_t branches = inside.find(',', comma + 1);
      if (branches == std::string_view::npos) return;
      fill(out, branch(inside.substr(branches + 1), argument->number, rules), argument);
    } else if (argument->counts) {
      out += grouped(argument->number, rules);
    } else {
      out += argument->text;
    }
  }

  // `counted` is what "#" stands for.
  void fill(std::string& out, std::string_view message, const TextArgument* counted) const {
    for (size_t at = 0; at < message.size(); ++at) {
      const char c = message[at];
      const size_t close = c == '{' ? closing(message, at + 1) : message.size();
      if (close < message.size()) {
        placeholder(out, message.substr(at + 1, close - at - 1));
        at = close;
      } else if (c == '#' && counted) {
        out += grouped(counted->number, rules);
      } else {
        out += c;
      }
    }
  }
};

}  // namespace

void speak(const Language& language) {
  current = &language;
}

const Language& spoken() {
  return current ? *current : built_in_language();
}

const char* say(TextId id) {
  return id.empty() ? "" : spoken().areas[id.area][id.index];
}

std::string say(TextId id, TextArguments arguments) {
  return format_message(say(id), {arguments.begin(), arguments.size()}, spoken().rules);
}

std::string format_message(std::string_view message, std::span<const TextArgument> arguments,
                           const LanguageRules& rules) {
  std::string out;
  out.reserve(message.size() + 16);
  Filling{arguments, rules}.fill(out, message, nullptr);
  return out;
}

}  // namespace base
