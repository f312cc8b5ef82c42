#include "format/json_reader.h"

namespace format {

Json to_json(const Node& node) {  // as deep as the limits let a tree be
  switch (node.kind) {
    case Node::Kind::null:
      return nullptr;
    case Node::Kind::boolean:
      return node.integer != 0;
    case Node::Kind::integer:
      return node.integer;
    case Node::Kind::fraction:
      return node.fraction;
    case Node::Kind::text:
      return std::string(node.text());
    case Node::Kind::list: {
      Json list = Json::array();
      for (const Node& item : node) list.push_back(to_json(item));
      return list;
    }
    case Node::Kind::object: {
      Json object = Json::object();
      for (const Node& member : node) object[std::string(member.name)] = to_json(member);
      return object;
    }
  }
  return nullptr;
}

base::Result<Json> read_json(std::string_view bytes, const Limits& limits) {
  auto tree = read_tree(bytes, limits);
  if (!tree) return tree.problems();
  return to_json(tree->root);
}

}  // namespace format
