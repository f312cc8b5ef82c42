// What a widget is called, and what tells it apart whatever language is spoken: which text it is
// or, where people wrote the name, their own letters. Ids are made of it, so that the focus stays
// where it is when the language changes.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/texts.h"

namespace ui {

struct Name {
  Name() = default;
  Name(base::TextId id)
      : text(base::say(id)), key(std::to_string(id.area) + '.' + std::to_string(id.index)) {}
  Name(base::TextId id, base::TextArguments arguments) : Name(id) {
    text = base::say(id, arguments);
  }
  Name(std::string written) : text(std::move(written)), key(text) {}
  Name(std::string_view written) : Name(std::string(written)) {}
  Name(std::string text, std::string key) : text(std::move(text)), key(std::move(key)) {}
  Name(const char*) = delete;  // what say() returned has forgotten which text it is

  operator std::string_view() const { return text; }
  bool empty() const { return text.empty(); }

  std::string text, key;
};

}  // namespace ui
