#include "format/json_tree.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.h"
#include "format/json_feed.h"

namespace format {
namespace {

using base::Problem;
using Json = nlohmann::json;

constexpr const char* ask_again = "Pide que exporten el archivo de nuevo.";
constexpr int64_t max_integer = int64_t{1} << 53;
constexpr size_t max_name_bytes = 200;

bool by_name(const Node& a, const Node& b) {
  return a.name < b.name;
}

// The place of a mistake in the grammar: read once more, letter by letter.
class Locator : public nlohmann::json_sax<Json> {
 public:
  size_t position() const { return position_; }
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_object() override { return true; }
  bool end_array() override { return true; }
  bool key(string_t&) override { return true; }
  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    position_ = position;
    return false;
  }

 private:
  size_t position_ = 0;
};

Problem grammar_problem(std::string_view bytes) {
  const std::string_view start = base::trim(bytes);
  if (start.front() != '{' && start.front() != '[' && start.substr(0, 3) != "\xEF\xBB\xBF") {
    return {"archivo.ajeno", "línea 1", "No es un archivo de Sorora.",
            "Elige un archivo que termine en .sorora.json."};
  }
  Locator locator;
  Json::sax_parse(bytes.begin(), bytes.end(), &locator);
  const bool cut = locator.position() > bytes.size();
  const size_t end = std::min(locator.position(), bytes.size());
  const auto newlines = std::count(bytes.begin(), bytes.begin() + static_cast<long>(end), '\n');
  const std::string line = "línea " + std::to_string(newlines + 1);
  return {cut ? "json.cortado" : "json.sintaxis", line,
          cut ? "El archivo está incompleto (se corta en la " + line + ")."
              : "El archivo está dañado en la " + line + ".",
          ask_again};
}

// Builds the tree with an explicit stack. Stops at the first problem, which it keeps.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(std::string_view bytes, const JsonFeed& feed, const Limits& limits)
      : bytes_(bytes), feed_(feed), limits_(limits) {}

  Tree take() {
    tree_.root = nodes_.front();
    return std::move(tree_);
  }
  const std::optional<Problem>& problem() const { return problem_; }

  bool null() override { return add(Node::Kind::null); }
  bool boolean(bool value) override { return add(Node::Kind::boolean, value); }
  bool number_integer(number_integer_t value) override {
    if (value < -max_integer) return refuse("json.numero", "Hay un número fuera de rango.");
    return add(Node::Kind::integer, value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<uint64_t>(max_integer)) {
      return refuse("json.numero", "Hay un número fuera de rango.");
    }
    return add(Node::Kind::integer, static_cast<int64_t>(value));
  }
  bool number_float(number_float_t value, const string_t&) override {
    if (!std::isfinite(value)) return refuse("json.numero", "Hay un número fuera de rango.");
    if (!add(Node::Kind::fraction)) return false;
    nodes_.back().fraction = value;
    return true;
  }
  bool string(string_t& value) override {
    const size_t size = feed_.text() ? feed_.text()->size() : value.size();
    if (size > limits_.string_bytes) {
      return refuse("json.texto", "Hay un texto demasiado largo.");
    }
    if (!add(Node::Kind::text)) return false;
    const std::string_view text = kept(value);
    nodes_.back().letters = text.data();
    nodes_.back().size = static_cast<uint32_t>(text.size());
    return true;
  }
  bool binary(binary_t&) override { return refuse("json.tipo", "Hay un valor binario."); }

  bool start_object(std::size_t) override { return open(Node::Kind::object); }
  bool start_array(std::size_t) override { return open(Node::Kind::list); }
  bool end_object() override {
    if (!open_.back().sorted) std::sort(nodes_.begin() + first(), nodes_.end(), by_name);
    return close();
  }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    const size_t size = feed_.text() ? feed_.text()->size() : value.size();
    if (size > max_name_bytes) {
      return refuse("json.clave", "Hay un nombre de campo demasiado largo.");
    }
    name_ = kept(value);
    if (!is_new(name_)) {
      return refuse("json.repetida", "El campo «" + std::string(name_) + "» está dos veces.");
    }
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const Json::exception& error) override {
    if (error.id == 406) return refuse("json.numero", "Hay un número fuera de rango.");
    problem_ = grammar_problem(bytes_);
    return false;
  }

 private:
  struct Open {  // a container whose end has not come yet; its node lies before its first item
    size_t first = 0;
    bool sorted = true;                                      // its names so far
    std::unique_ptr<std::set<std::string_view>> names = {};  // of many that are not sorted
  };

  bool refuse(const char* code, std::string what) {
    problem_ = Problem{code, open_.empty() ? "línea 1" : path(), std::move(what), ask_again};
    return false;
  }

  std::ptrdiff_t first() const { return static_cast<std::ptrdiff_t>(open_.back().first); }

  std::string_view kept(std::string& value) {
    return feed_.text() ? *feed_.text() : tree_.memory.keep(std::move(value));
  }

  // Whether the open object has no such name. Names mostly come sorted, and are few where not.
  bool is_new(std::string_view name) {
    constexpr size_t few = 16;
    Open& object = open_.back();
    const size_t count = nodes_.size() - object.first;
    if (object.sorted) {
      if (count == 0 || nodes_.back().name < name) return true;
      object.sorted = false;
    }
    const auto members = nodes_.begin() + first();
    if (count <= few) {
      return std::none_of(members, nodes_.end(), [&](const Node& n) { return n.name == name; });
    }
    if (!object.names) {
      object.names = std::make_unique<std::set<std::string_view>>();
      for (auto at = members; at != nodes_.end(); ++at) object.names->insert(at->name);
    }
    return object.names->insert(name).second;
  }

  bool add(Node::Kind kind, int64_t value = 0) {
    if (++count_ > limits_.nodes) {
      return refuse("json.tamano", "El archivo tiene demasiados datos.");
    }
    Node& node = nodes_.emplace_back();
    if (!open_.empty()) node.name = name_;
    node.kind = kind;
    node.integer = value;
    return true;
  }

  bool open(Node::Kind kind) {
    if (open_.size() >= limits_.depth) {
      return refuse("json.profundidad", "El archivo tiene demasiados niveles.");
    }
    if (!add(kind)) return false;
    open_.push_back({nodes_.size()});
    return true;
  }

  bool close() {
    const size_t from = open_.back().first;
    Node& container = nodes_[from - 1];
    container.size = static_cast<uint32_t>(nodes_.size() - from);
    container.items = tree_.memory.keep(nodes_.data() + from, container.size);
    nodes_.resize(from);
    open_.pop_back();
    return true;
  }

  // "records[3].values.correo", from the containers that are open.
  std::string path() const {
    std::string text;
    for (size_t i = 1; i < open_.size(); ++i) {
      const size_t at = open_[i].first - 1;
      const size_t parent = open_[i - 1].first;
      if (nodes_[parent - 1].is_list()) {
        text += '[' + std::to_string(at - parent) + ']';
      } else {
        text += (text.empty() ? "" : ".") + std::string(nodes_[at].name);
      }
    }
    return text;
  }

  std::string_view bytes_;
  const JsonFeed& feed_;
  const Limits& limits_;
  Tree tree_;
  std::vector<Node> nodes_;  // of the containers that are open, outermost first
  std::vector<Open> open_;
  std::string_view name_;
  size_t count_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace

const Node* Node::find(std::string_view member) const {
  if (!is_object()) return nullptr;
  const Node* found = std::lower_bound(
      begin(), end(), member, [](const Node& node, std::string_view n) { return node.name < n; });
  return found != end() && found->name == member ? found : nullptr;
}

const Node* TreeMemory::keep(const Node* first, size_t count) {
  constexpr size_t block = 2048;
  if (capacity_ - used_ < count) {
    capacity_ = std::max(block, count);
    used_ = 0;
    blocks_.push_back(std::make_unique<Node[]>(capacity_));
  }
  Node* to = blocks_.empty() ? nullptr : blocks_.back().get() + used_;
  std::copy(first, first + count, to);
  used_ += count;
  return to;
}

std::string_view TreeMemory::keep(std::string text) {
  return texts_.emplace_back(std::move(text));
}

base::Result<Tree> read_tree(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    return Problem{"json.tamano", "",
                   "El archivo pesa más de " + std::to_string(limits.bytes >> 20) + " MB.",
                   "Revisa que sea un archivo de Sorora."};
  }
  if (base::trim(bytes).empty()) {
    return Problem{"json.vacio", "", "El archivo está vacío.", ask_again};
  }
  if (!base::valid_utf8(bytes)) {
    return Problem{"json.utf8", "", "El archivo tiene letras dañadas (no es UTF-8).", ask_again};
  }
  JsonFeed feed(bytes);
  Builder builder(bytes, feed, limits);
  if (!Json::sax_parse(FeedIterator(&feed), FeedIterator(nullptr), &builder)) {
    return builder.problem().value_or(
        Problem{"json.sintaxis", "", "El archivo no se puede leer.", ask_again});
  }
  return builder.take();
}

}  // namespace format
