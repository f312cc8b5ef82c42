// The parts of Mi ficha: its fields, read from domain/schema.h, and the letter of what will leave.
#pragma once

#include "domain/schema.h"
#include "ui/state.h"

namespace ui {

const domain::Noun& person_noun();
// One field with its value and its error; sends what she changes.
void draw_profile_field(const View& view, const crdt::Record& record, std::string_view name);
// The control that an error of this field leads to.
NodeId first_control(const View& view, const domain::Field& field);
// What will leave, field by field and grouped by who may see it, exactly as encode() writes it.
void draw_profile_letter(const View& view, const crdt::Record& record);

}  // namespace ui
