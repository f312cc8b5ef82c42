// A small JSON Schema validator (draft 2020-12), for the tests only: as much of it as the schema of
// sorora/1 uses. A keyword that it does not know is reported, so it can never pass silently.
#pragma once

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"

namespace format_tests {

class SchemaValidator {
 public:
  using Json = nlohmann::json;

  explicit SchemaValidator(Json schema) : root_(std::move(schema)) {}

  // What does not fit, each as "path: keyword"; empty when the document is valid.
  std::vector<std::string> check(const Json& document) {
    errors_.clear();
    check(root_, document, "");
    return errors_;
  }

 private:
  void wrong(const std::string& path, const std::string& keyword) {
    errors_.push_back(path + ": " + keyword);
  }

  static bool has_type(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
  }

  bool fits(const Json& schema, const Json& value) {
    std::vector<std::string> outer;
    outer.swap(errors_);
    check(schema, value, "");
    outer.swap(errors_);
    return outer.empty();
  }

  const Json& resolve(const std::string& reference) {
    return root_.at(Json::json_pointer(reference.substr(1)));
  }

  void check(const Json& schema, const Json& value, const std::string& path) {
    static const std::set<std::string> silent{"$schema",     "$defs", "title",
                                              "description", "then",  "x-scope",
                                              "x-source",    "x-max", "additionalProperties"};
    for (const auto& [keyword, rule] : schema.items()) {
      if (keyword == "$ref")
        check(resolve(rule.get<std::string>()), value, path);
      else if (keyword == "type")
        check_type(rule, value, path);
      else if (keyword == "const") {
        if (value != rule) wrong(path, keyword);
      } else if (keyword == "enum")
        check_enum(rule, value, path);
      else if (keyword == "pattern")
        check_pattern(rule, value, path);
      else if (keyword == "minLength")
        check_length(value, path, rule.get<size_t>(), SIZE_MAX);
      else if (keyword == "maxLength")
        check_length(value, path, 0, rule.get<size_t>());
      else if (keyword == "required")
        check_required(rule, value, path);
      else if (keyword == "properties")
        check_properties(schema, value, path);
      else if (keyword == "items")
        check_items(rule, value, path);
      else if (keyword == "minItems") {
        if (size_of(value) < rule.get<size_t>()) wrong(path, keyword);
      } else if (keyword == "maxItems") {
        if (size_of(value) > rule.get<size_t>()) wrong(path, keyword);
      } else if (keyword == "anyOf")
        check_any(rule, value, path);
      else if (keyword == "uniqueItems")
        check_unique(rule, value, path);
      else if (keyword == "allOf") {
        for (const Json& each : rule) check(each, value, path);
      } else if (keyword == "if") {
        if (fits(rule, value)) check(schema.at("then"), value, path);
      } else if (!silent.contains(keyword))
        wrong(path, "unknown keyword " + keyword);
    }
    const bool map = schema.contains("additionalProperties") && !schema.contains("properties");
    if (map) check_properties(schema, value, path);
  }

  void check_type(const Json& rule, const Json& value, const std::string& path) {
    bool found = false;
    for (const Json& type : rule.is_array() ? rule : Json::array({rule})) {
      found |= has_type(value, type.get<std::string>());
    }
    if (!found) wrong(path, "type");
  }
  void check_enum(const Json& rule, const Json& value, const std::string& path) {
    if (std::find(rule.begin(), rule.end(), value) == rule.end()) wrong(path, "enum");
  }
  void check_pattern(const Json& rule, const Json& value, const std::string& path) {
    if (!value.is_string()) return;
    const std::string pattern = rule.get<std::string>();
    const auto compiled = patterns_.try_emplace(pattern, pattern).first;
    if (!std::regex_search(value.get<std::string>(), compiled->second)) wrong(path, "pattern");
  }
  void check_length(const Json& value, const std::string& path, size_t low, size_t high) {
    if (!value.is_string()) return;
    const size_t length = base::count_code_points(value.get<std::string>());
    if (length < low || length > high) wrong(path, "length");
  }
  void check_required(const Json& rule, const Json& value, const std::string& path) {
    for (const Json& name : rule) {
      if (value.is_object() && !value.contains(name.get<std::string>())) {
        wrong(path, "required " + name.get<std::string>());
      }
    }
  }
  void check_properties(const Json& schema, const Json& value, const std::string& path) {
    if (!value.is_object()) return;
    static const Json none = Json::object();
    const Json& known = schema.contains("properties") ? schema.at("properties") : none;
    for (const auto& [name, member] : value.items()) {
      const std::string inside = path + '.' + name;
      if (known.contains(name)) {
        check(known.at(name), member, inside);
      } else if (schema.contains("additionalProperties")) {
        const Json& others = schema.at("additionalProperties");
        if (others.is_object())
          check(others, member, inside);
        else if (others == false)
          wrong(inside, "additionalProperties");
      }
    }
  }
  void check_items(const Json& rule, const Json& value, const std::string& path) {
    if (!value.is_array()) return;
    for (size_t i = 0; i < value.size(); ++i) {
      check(rule, value[i], path + '[' + std::to_string(i) + ']');
    }
  }
  static size_t size_of(const Json& value) { return value.is_array() ? value.size() : 0; }
  void check_any(const Json& rule, const Json& value, const std::string& path) {
    for (const Json& each : rule) {
      if (fits(each, value)) return;
    }
    wrong(path, "anyOf");
  }
  void check_unique(const Json& rule, const Json& value, const std::string& path) {
    if (!value.is_array() || rule == false) return;
    if (std::set<Json>(value.begin(), value.end()).size() != value.size()) {
      wrong(path, "uniqueItems");
    }
  }

  Json root_;
  std::vector<std::string> errors_;
  std::map<std::string, std::regex> patterns_;
};

}  // namespace format_tests
