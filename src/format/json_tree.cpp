#include "format/json_tree.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.h"
#include "format/json_scan.h"
#include "texts/file_reader.h"

namespace format {
namespace {

using base::Problem;
using base::say;
using Json = nlohmann::json;

constexpr int64_t max_integer = int64_t{1} << 53;
constexpr size_t max_name_bytes = 200;

bool by_name(const Node& a, const Node& b) {
  return base::before(a.name, b.name);
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
    return {"archivo.ajeno", say(text::file_reader::line, {{"line", "1"}}),
            say(text::file_reader::foreign), say(text::file_reader::foreign_remedy)};
  }
  Locator locator;
  Json::sax_parse(bytes.begin(), bytes.end(), &locator);
  const bool cut = locator.position() > bytes.size();
  const size_t end = std::min(locator.position(), bytes.size());
  const auto newlines = std::count(bytes.begin(), bytes.begin() + static_cast<long>(end), '\n');
  const std::string line = std::to_string(newlines + 1);
  return {cut ? "json.cortado" : "json.sintaxis", say(text::file_reader::line, {{"line", line}}),
          say(cut ? text::file_reader::cut_short : text::file_reader::damaged, {{"line", line}}),
          say(text::file_reader::export_again)};
}

// Builds the tree with an explicit stack. Stops at the first problem, which it keeps.
class Builder {
 public:
  Builder(std::string_view bytes, const Limits& limits, const Stream* stream)
      : bytes_(bytes), limits_(limits), stream_(stream), scan_(bytes) {}

  // A step is chosen first and then called, so that no compiler makes one function of the loop and
  // of all that it does. A browser begins with code that it did not optimise; a call takes the
  // better one once there is one, a loop that goes on never does, and a file is one such loop.
  bool read() {
    Step step = Step::value;
    while (step != Step::stop) {
      const auto next = step == Step::value ? &Builder::value : &Builder::after_value;
      step = (this->*next)();
    }
    if (!problem_ && !scan_.done()) damaged();
    return !problem_;
  }
  Tree take() {
    tree_.root = nodes_.front();
    return std::move(tree_);
  }
  Problem problem() const { return *problem_; }

 private:
  enum class Step { value, after_value, stop };  // what is due next

  Step value() {
    switch (scan_.peek()) {
      case '{':
        scan_.take('{');
        if (!open(Node::Kind::object)) return Step::stop;
        if (scan_.take('}')) return close();
        return key();
      case '[':
        scan_.take('[');
        if (!open(Node::Kind::list)) return Step::stop;
        return scan_.take(']') ? close() : Step::value;
      case '"':
        return text();
      case 'n':
        return scan_.take_word("null") ? add(Node::Kind::null) : damaged();
      case 't':
        return scan_.take_word("true") ? add(Node::Kind::boolean, 1) : damaged();
      case 'f':
        return scan_.take_word("false") ? add(Node::Kind::boolean, 0) : damaged();
      default:
        return number();
    }
  }

  Step after_value() {
    if (open_.empty()) return Step::stop;
    if (in_stream()) hand_on();
    const bool object = nodes_[open_.back().first - 1].is_object();
    if (scan_.take(',')) return object ? key() : Step::value;
    if (!scan_.take(object ? '}' : ']')) return damaged();
    return close();
  }

  Step key() {
    if (scan_.peek() != '"') return damaged();
    const auto name = scanned_text();
    if (!name || !scan_.take(':')) return damaged();
    if (name->size() > max_name_bytes) {
      return refuse("json.clave", text::file_reader::name_long);
    }
    name_ = *name;
    if (!is_new(name_)) {
      return refuse("json.repetida", text::file_reader::name_twice, {{"name", name_}});
    }
    return Step::value;
  }

  Step text() {
    const auto letters = scanned_text();
    if (!letters) return damaged();
    if (letters->size() > limits_.string_bytes) {
      return refuse("json.texto", text::file_reader::text_long);
    }
    const Step step = add(Node::Kind::text);
    if (step == Step::stop) return step;
    nodes_.back().letters = letters->data();
    nodes_.back().size = static_cast<uint32_t>(letters->size());
    return step;
  }

  Step number() {
    const JsonNumber found = scan_.number();
    if (found.kind == JsonNumber::Kind::bad) return damaged();
    const bool small = found.whole >= -max_integer && found.whole <= max_integer;
    if (found.kind == JsonNumber::Kind::beyond || !small) {
      return refuse("json.numero", text::file_reader::number_range);
    }
    if (found.kind == JsonNumber::Kind::whole) return add(Node::Kind::integer, found.whole);
    const Step step = add(Node::Kind::fraction);
    if (step != Step::stop) nodes_.back().fraction = found.fraction;
    return step;
  }

  struct Open {  // a container whose end has not come yet; its node lies before its first item
    size_t first = 0;
    bool sorted = true;                                      // its names so far
    std::unique_ptr<std::set<std::string_view>> names = {};  // of many that are not sorted
  };

  [[gnu::cold, gnu::noinline]] Step refuse(const char* code, base::TextId what,
                                           base::TextArguments arguments = {}) {
    problem_ = Problem{code, open_.empty() ? say(text::file_reader::line, {{"line", "1"}}) : path(),
                       say(what, arguments), say(text::file_reader::export_again)};
    return Step::stop;
  }
  [[gnu::cold, gnu::noinline]] Step damaged() {
    problem_ = grammar_problem(bytes_);
    return Step::stop;
  }

  std::ptrdiff_t first() const { return static_cast<std::ptrdiff_t>(open_.back().first); }

  std::optional<std::string_view> scanned_text() {
    const auto text = scan_.text();
    if (!text) return {};
    if (!text->escaped) return text->bytes;
    auto unescaped = JsonScan::unescaped(*text);
    if (!unescaped) return {};
    return tree_.memory.keep(std::move(*unescaped));
  }

  // Whether the open object has no such name. Names mostly come sorted, and are few where not.
  bool is_new(std::string_view name) {
    constexpr size_t few = 16;
    Open& object = open_.back();
    const size_t count = nodes_.size() - object.first;
    if (object.sorted) {
      if (count == 0 || base::before(nodes_.back().name, name)) return true;
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

  Step add(Node::Kind kind, int64_t value = 0) {
    if (++count_ > limits_.nodes) {
      return refuse("json.tamano", text::file_reader::too_much);
    }
    Node& node = nodes_.emplace_back();
    if (!open_.empty()) node.name = name_;
    node.kind = kind;
    node.integer = value;
    return Step::after_value;
  }

  bool open(Node::Kind kind) {
    if (open_.size() >= limits_.depth) {
      refuse("json.profundidad", text::file_reader::too_deep);
      return false;
    }
    if (add(kind) == Step::stop) return false;
    open_.push_back({nodes_.size()});
    if (stream_ && open_.size() == 2 && kind == Node::Kind::list && name_ == stream_->list &&
        nodes_.front().is_object()) {
      streaming_ = true;
      before_stream_ = tree_.memory.mark();
    }
    return true;
  }

  bool in_stream() const { return streaming_ && open_.size() == 2; }

  void hand_on() {
    stream_->take(nodes_.back());
    nodes_.pop_back();
    tree_.memory.forget_since(before_stream_);
    ++handed_on_;
  }

  Step close() {
    if (in_stream()) streaming_ = false;
    const size_t from = open_.back().first;
    Node& container = nodes_[from - 1];
    if (container.is_object() && !open_.back().sorted) {
      std::sort(nodes_.begin() + first(), nodes_.end(), by_name);
    }
    container.size = static_cast<uint32_t>(nodes_.size() - from);
    container.items = tree_.memory.keep(nodes_.data() + from, container.size);
    nodes_.resize(from);
    open_.pop_back();
    return Step::after_value;
  }

  // "records[3].values.correo", from the containers that are open.
  std::string path() const {
    std::string text;
    for (size_t i = 1; i < open_.size(); ++i) {
      const size_t at = open_[i].first - 1;
      const size_t parent = open_[i - 1].first;
      if (nodes_[parent - 1].is_list()) {
        const size_t gone = streaming_ && i == 2 ? handed_on_ : 0;
        text += '[' + std::to_string(at - parent + gone) + ']';
      } else {
        text += (text.empty() ? "" : ".") + std::string(nodes_[at].name);
      }
    }
    return text;
  }

  std::string_view bytes_;
  const Limits& limits_;
  const Stream* stream_;
  JsonScan scan_;
  Tree tree_;
  std::vector<Node> nodes_;  // of the containers that are open, outermost first
  std::vector<Open> open_;
  std::string_view name_;
  size_t count_ = 0;
  bool streaming_ = false;  // the list of the stream is open
  size_t handed_on_ = 0;    // of its items
  TreeMemory::Mark before_stream_;
  std::optional<Problem> problem_;
};

}  // namespace

const Node* Node::find(std::string_view member) const {
  if (!is_object()) return nullptr;
  const Node* found = std::lower_bound(
      begin(), end(), member,
      [](const Node& node, std::string_view n) { return base::before(node.name, n); });
  return found != end() && found->name == member ? found : nullptr;
}

const Node* TreeMemory::keep(const Node* first, size_t count) {
  constexpr size_t block = 512;
  if (blocks_.empty() || blocks_.back().size - used_ < count) {
    const size_t size = std::max(block, count);
    blocks_.push_back({std::make_unique<Node[]>(size), size});
    used_ = 0;
  }
  Node* to = blocks_.back().nodes.get() + used_;
  std::copy(first, first + count, to);
  used_ += count;
  return to;
}

std::string_view TreeMemory::keep(std::string text) {
  return texts_.emplace_back(std::move(text));
}

void TreeMemory::forget_since(const Mark& mark) {
  // The first one stays: where nothing was kept before, all that comes after takes turns in it.
  blocks_.resize(std::max(mark.blocks, std::min<size_t>(blocks_.size(), 1)));
  texts_.resize(mark.texts);
  used_ = mark.used;
}

base::Result<Tree> read_tree(std::string_view bytes, const Limits& limits, const Stream* stream) {
  if (bytes.size() > limits.bytes) {
    return Problem{"json.tamano", "",
                   say(text::file_reader::too_large, {{"megabytes", limits.bytes >> 20}}),
                   say(text::file_reader::too_large_remedy)};
  }
  if (base::trim(bytes).empty()) {
    return Problem{"json.vacio", "", say(text::file_reader::empty),
                   say(text::file_reader::export_again)};
  }
  Builder builder(bytes, limits, stream);
  if (builder.read()) return builder.take();
  // The reader looks at one text after the other; bytes that are no text at all come first.
  if (!base::valid_utf8(bytes)) {
    return Problem{"json.utf8", "", say(text::file_reader::not_utf8),
                   say(text::file_reader::export_again)};
  }
  return builder.problem();
}

}  // namespace format
