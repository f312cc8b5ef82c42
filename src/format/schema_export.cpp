#include "format/schema_export.h"

#include <nlohmann/json.hpp>

#include "format/file.h"
#include "format/programs.h"

namespace format {
namespace {

using Ordered = nlohmann::ordered_json;
using domain::Field;
using domain::Kind;

constexpr const char* instant_pattern = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$";
constexpr const char* stamp_pattern =
    "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z/(0|[1-9]\\d{0,4})/"
    "[0-9a-hjkmnp-tv-z]{12}$";
constexpr const char* seen_pattern =
    "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z/(0|[1-9]\\d{0,4})/"
    "[0-9a-hjkmnp-tv-z]{12}#[0-9a-f]{8}$";

Ordered value_schema(const Field& field) {
  Ordered schema;
  switch (field.kind) {
    case Kind::flag:
      schema["type"] = Ordered::array({"boolean", "null"});
      break;
    case Kind::number:
      schema["type"] = Ordered::array({"integer", "null"});
      break;
    case Kind::choices:
      schema["type"] = "array";
      schema["items"] = {{"type", "string"}};
      schema["uniqueItems"] = true;
      break;
    default:
      schema["type"] = Ordered::array({"string", "null"});
  }
  schema["title"] = base::built_in_text(field.label);
  if (!field.help.empty()) schema["description"] = base::built_in_text(field.help);
  schema["x-scope"] = field.scope == domain::Scope::device  ? "dispositivo"
                      : field.scope == domain::Scope::group ? "grupo"
                                                            : "unidad";
  if (!field.source.empty()) schema["x-source"] = field.source;
  return schema;
}

Ordered stamps_schema(const domain::Noun& noun) {
  Ordered properties = Ordered::object();
  for (const Field& field : noun.fields) {
    if (field.kind == Kind::choices) {
      properties[std::string(field.name)] = {{"type", "object"},
                                             {"additionalProperties", {{"$ref", "#/$defs/stamp"}}}};
    } else {
      properties[std::string(field.name)] = {{"$ref", "#/$defs/stamp"}};
    }
  }
  return {{"type", "object"}, {"properties", properties}};
}

Ordered noun_schema(const domain::Noun& noun) {
  Ordered values = Ordered::object();
  for (const Field& field : noun.fields) values[std::string(field.name)] = value_schema(field);
  return {{"properties",
           {{"type", {{"const", noun.type}}},
            {"id", {{"type", "string"}, {"maxLength", max_id_of(noun.type)}}},
            {"values", {{"type", "object"}, {"properties", values}}},
            {"stamps", stamps_schema(noun)}}}};
}

Ordered reference(const std::string& name) {
  return {{"$ref", "#/$defs/" + name}};
}

// A part of a record that holds a list for each field, and for each option of a set.
Ordered by_field(const std::string& list) {
  const Ordered of_set = {{"type", "object"}, {"additionalProperties", reference(list)}};
  return {{"type", "object"},
          {"additionalProperties", {{"anyOf", Ordered::array({reference(list), of_set})}}}};
}

Ordered deleted_schema() {
  return {{"type", "object"},
          {"properties",
           {{"value", {{"type", Ordered::array({"boolean", "null"})}}},
            {"stamp", reference("stamp")},
            {"also", reference("also")},
            {"seen", reference("seen")}}}};
}

Ordered receipt_schema() {
  return {{"type", "object"},
          {"required", {"hash", "at", "verdict"}},
          {"properties",
           {{"hash", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
            {"at", {{"type", "string"}, {"pattern", instant_pattern}}},
            {"verdict", {{"enum", {"recibido", "rechazado"}}}},
            {"why", {{"type", "string"}}}}}};
}

Ordered record_schema() {
  Ordered per_type = Ordered::array();
  for (const domain::Noun& noun : domain::nouns()) {
    per_type.push_back({{"if", {{"properties", {{"type", {{"const", noun.type}}}}}}},
                        {"then", {{"$ref", "#/$defs/" + std::string(noun.type)}}}});
  }
  return {{"type", "object"},
          {"required", {"type", "id"}},
          {"properties",
           {{"type", {{"type", "string"}, {"minLength", 1}, {"maxLength", max_type_bytes}}},
            {"id", {{"type", "string"}, {"minLength", 1}, {"maxLength", max_id_bytes}}},
            {"values", {{"type", "object"}}},
            {"stamps", {{"type", "object"}}},
            {"also", by_field("also")},
            {"seen", by_field("seen")},
            {"deleted", deleted_schema()},
            {"erased", reference("stamp")}}},
          {"allOf", per_type}};
}

}  // namespace

std::string json_schema() {
  Ordered definitions = {
      {"stamp", {{"type", "string"}, {"pattern", stamp_pattern}}},
      {"also",
       {{"type", "array"}, {"items", {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}}}}},
      {"seen", {{"type", "array"}, {"items", {{"type", "string"}, {"pattern", seen_pattern}}}}},
      {"record", record_schema()}};
  for (const domain::Noun& noun : domain::nouns()) {
    definitions[std::string(noun.type)] = noun_schema(noun);
  }
  const Ordered schema = {
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "sorora/1"},
      {"description", "Archivo de intercambio de Sorora. Especificación: src/format/FORMAT.md"},
      {"type", "object"},
      {"required", {"format", "kind", "program", "created", "audience", "records"}},
      {"properties",
       {{"format", {{"const", format_name}}},
        {"kind", {{"type", "string"}, {"minLength", 1}}},
        {"program", {{"type", "string"}, {"minLength", 1}}},
        {"created", {{"type", "string"}, {"pattern", instant_pattern}}},
        {"audience", {{"enum", {"grupo", "unidad", "respaldo"}}}},
        {"note", {{"type", "string"}}},
        {"from",
         {{"type", "object"},
          {"properties", {{"node", {{"type", "string"}}}, {"name", {{"type", "string"}}}}}}},
        {"device",
         {{"type", "object"},
          {"properties",
           {{"role", {{"enum", {"", "mentoranda", "grupo", "unidad"}}}},
            {"program", {{"type", "string"}}},
            {"person", {{"type", "string"}}},
            {"group", {{"type", "string"}}}}}}},
        {"receipts", {{"type", "array"}, {"items", receipt_schema()}}},
        {"records", {{"type", "array"}, {"items", {{"$ref", "#/$defs/record"}}}}}}},
      {"$defs", definitions}};
  return schema.dump(1) + '\n';
}

}  // namespace format
