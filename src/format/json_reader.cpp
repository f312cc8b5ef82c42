#include "format/json_reader.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace format {
namespace {

using base::Problem;

constexpr const char* ask_again = "Pide que exporten el archivo de nuevo.";
constexpr int64_t max_integer = int64_t{1} << 53;

// Builds the tree with an explicit stack. Stops at the first problem, which it keeps.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {}

  Json take() { return std::move(root_); }
  const std::optional<Problem>& problem() const { return problem_; }

  bool null() override { return add(nullptr) != nullptr; }
  bool boolean(bool value) override { return add(value) != nullptr; }
  bool number_integer(number_integer_t value) override {
    if (value < -max_integer) return refuse("json.numero", "Hay un número fuera de rango.");
    return add(value) != nullptr;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<uint64_t>(max_integer)) {
      return refuse("json.numero", "Hay un número fuera de rango.");
    }
    return add(static_cast<int64_t>(value)) != nullptr;
  }
  bool number_float(number_float_t value, const string_t&) override {
    if (!std::isfinite(value)) return refuse("json.numero", "Hay un número fuera de rango.");
    return add(value) != nullptr;
  }
  bool string(string_t& value) override {
    if (value.size() > limits_.string_bytes) {
      return refuse("json.texto", "Hay un texto demasiado largo.");
    }
    return add(std::move(value)) != nullptr;
  }
  bool binary(binary_t&) override { return refuse("json.tipo", "Hay un valor binario."); }

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (name.size() > 200) return refuse("json.clave", "Hay un nombre de campo demasiado largo.");
    if (stack_.back()->contains(name)) {
      return refuse("json.repetida", "El campo «" + name + "» está dos veces.");
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    if (error.id == 406) return refuse("json.numero", "Hay un número fuera de rango.");
    const std::string_view start = base::trim(bytes_);
    if (start.front() != '{' && start.front() != '[' && start.substr(0, 3) != "\xEF\xBB\xBF") {
      return refuse("archivo.ajeno", "No es un archivo de Sorora.",
                    "Elige un archivo que termine en .sorora.json.");
    }
    const size_t end = std::min(position, bytes_.size());
    const auto lines =
        1 + std::count(bytes_.begin(), bytes_.begin() + static_cast<long>(end), '\n');
    const bool cut = position > bytes_.size();
    problem_ = Problem{
        cut ? "json.cortado" : "json.sintaxis", "línea " + std::to_string(lines),
        cut ? "El archivo está incompleto (se corta en la línea " + std::to_string(lines) + ")."
            : "El archivo está dañado en la línea " + std::to_string(lines) + ".",
        ask_again};
    return false;
  }

 private:
  bool refuse(const char* code, std::string what, const char* remedy = ask_again) {
    problem_ = Problem{code, stack_.empty() ? "línea 1" : path(), std::move(what), remedy};
    return false;
  }

  Json* add(Json value) {
    if (++nodes_ > limits_.nodes) {
      refuse("json.tamano", "El archivo tiene demasiados datos.");
      return nullptr;
    }
    if (stack_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& top = *stack_.back();
    if (top.is_array()) {
      top.push_back(std::move(value));
      return &top.back();
    }
    return &(top[key_] = std::move(value));
  }

  bool open(Json container) {
    if (stack_.size() >= limits_.depth) {
      return refuse("json.profundidad", "El archivo tiene demasiados niveles.");
    }
    Json* added = add(std::move(container));
    if (!added) return false;
    stack_.push_back(added);
    names_.push_back(key_);
    return true;
  }

  bool close() {
    stack_.pop_back();
    names_.pop_back();
    return true;
  }

  // "records[3].values.correo", from the containers that are open.
  std::string path() const {
    std::string text;
    for (size_t i = 1; i < stack_.size(); ++i) {
      if (stack_[i - 1]->is_array()) {
        text += '[' + std::to_string(stack_[i - 1]->size() - 1) + ']';
      } else {
        text += (text.empty() ? "" : ".") + names_[i];
      }
    }
    return text;
  }

  std::string_view bytes_;
  const Limits& limits_;
  Json root_;
  std::vector<Json*> stack_;
  std::vector<std::string> names_;
  std::string key_;
  size_t nodes_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace

base::Result<Json> read_json(std::string_view bytes, const Limits& limits) {
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
  Builder builder(bytes, limits);
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &builder)) {
    return builder.problem().value_or(
        Problem{"json.sintaxis", "", "El archivo no se puede leer.", ask_again});
  }
  return builder.take();
}

}  // namespace format
