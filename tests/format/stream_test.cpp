#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "format/file.h"
#include "format/json_reader.h"

namespace {

const std::string head =
    R"("format": "sorora/1", "kind": "registro", "program": "p", "audience": "unidad",)"
    R"( "created": "2020-10-07T16:20:31.123Z")";

std::string record(const std::string& id, const std::string& more = "") {
  return R"({"type": "persona", "id": ")" + id + R"(", "values": {"nombre": "Ana\u0020)" + id +
         R"("}, "stamps": {"nombre": "2020-10-07T16:20:31.123Z/0/k3f9a2m4p\u0037q2"})" + more + '}';
}

std::string problem(const std::string& bytes) {
  const auto file = format::decode(bytes);
  return file ? "" : file.problems().front().code + " @ " + file.problems().front().where;
}

std::string names(const base::Result<format::File>& file) {
  std::string text;
  for (const crdt::Record& one : file->records) text += std::string(one.text("nombre")) + ';';
  return text;
}

}  // namespace

TEST_CASE("stream: the items are handed on one by one, and the list stands empty") {
  std::vector<std::string> items;
  const format::Stream stream{
      "list", [&](const format::Node& item) { items.push_back(format::to_json(item).dump()); }};
  const std::string bytes =
      R"({"a": {"list": [1]}, "list": [1, "\u00e9", [], {"list": [2, [3]]}, null], "z": [4]})";
  const auto tree = format::read_tree(bytes, {}, &stream);
  REQUIRE(tree.ok());
  CHECK(items == std::vector<std::string>{"1", "\"é\"", "[]", R"({"list":[2,[3]]})", "null"});
  CHECK(format::to_json(tree->root).dump() == R"({"a":{"list":[1]},"list":[],"z":[4]})");

  items.clear();
  CHECK(format::read_tree(R"([{"list": [1]}])", {}, &stream).ok());
  CHECK(format::read_tree(R"({"list": {"list": [1]}})", {}, &stream).ok());
  CHECK(items.empty());
}

TEST_CASE("stream: records are the same before and after the header, with escapes in them") {
  const std::string list = "\"records\": [" + record("p1") + ',' + record("p2") + ']';
  const auto after = format::decode('{' + head + ',' + list + '}');
  const auto before = format::decode('{' + list + ',' + head + '}');
  REQUIRE(after.ok());
  REQUIRE(before.ok());
  CHECK(names(after) == "Ana p1;Ana p2;");
  CHECK(before->records == after->records);
}

TEST_CASE("stream: a mistake in a later record has its place") {
  const auto with = [](const std::string& last) {
    return problem('{' + head + ",\"records\": [" + record("p1") + ',' + record("p2") + ',' + last +
                   "]}");
  };
  CHECK(with(R"({"values": {"x": 1, "x": 2}})") == "json.repetida @ records[2].values");
  CHECK(with(R"({"values": [0, [1e400]]})") == "json.numero @ records[2].values[1]");
  CHECK(with("7") == "archivo.tipo @ records[2]");
  CHECK(with(record("p3", ",\"seen\": []")) == "archivo.tipo @ records[2].seen");
}

TEST_CASE("stream: bytes, then grammar, then the header, then the records tell what is wrong") {
  const std::string bad = R"({"type": "persona"})";
  const std::string foreign = R"({"records": [)" + bad + R"(], "format": "otro/1"})";
  CHECK(problem('{' + head + ",\"records\": [" + bad + "]}") == "archivo.falta @ records[0].id");
  CHECK(problem(foreign) == "archivo.ajeno @ format");
  CHECK(problem(foreign.substr(0, foreign.size() - 1) + ",}").substr(0, 13) == "json.sintaxis");
  CHECK(problem(foreign + "\xFF") == "json.utf8 @ ");
  CHECK(problem('{' + head + R"(,"note": "\u00e9)" + "\xC3" + R"(", "records": []})") ==
        "json.utf8 @ ");
  CHECK(problem('{' + head + R"(,"note": "ñandú largo )" + "\xC3" + R"(", "records": []})") ==
        "json.utf8 @ ");
  CHECK(problem('{' + head + R"(, "records": {}})") == "archivo.falta @ records");
}
