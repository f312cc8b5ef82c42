#include "app/file_log.h"

#include "doctest/doctest.h"

using app::FileLog;
using app::LoggedFile;

namespace {

LoggedFile received(const char* hash, const char* node, int64_t at = 1) {
  return {true, "ficha.json", hash, "ficha", "Ana", node, at, 3, "recibido", "", ""};
}

LoggedFile sent(const char* hash) {
  return {false, "plan.json", hash, "plan", "", "", 1, 3, "", "", ""};
}

std::string hashes(const FileLog& log) {
  std::string text;
  for (const LoggedFile& file : log.files()) text += file.hash + (file.received ? "< " : "> ");
  return text;
}

}  // namespace

TEST_CASE("file log: the same bytes stand once each way, where they came last") {
  FileLog log;
  log.add({received("a", "n1"), received("b", "n1"), sent("a")});
  log.add({received("c", "n2"), received("a", "n3"), received("c", "n4")});
  CHECK(hashes(log) == "b< a> a< c< ");
  CHECK(log.received("a")->node == "n3");
  CHECK(log.received("c")->node == "n4");
  log.add(sent("a"));
  CHECK(hashes(log) == "b< a< c< a> ");
}

TEST_CASE("file log: files without a hash are all kept") {
  FileLog log;
  log.add({received("", "n1"), received("", "n1")});
  log.add(received("", "n1"));
  CHECK(log.files().size() == 3);
  CHECK(log.received("") == nullptr);
}

TEST_CASE("file log: the latest file of a device is found, also after others were forgotten") {
  FileLog log;
  log.add({received("a", "n1", 1), received("b", "n2", 2), received("c", "n1", 3), sent("d")});
  CHECK(log.last_from("n1")->hash == "c");
  log.forget({"c", "d"});
  CHECK(hashes(log) == "a< b< d> ");  // only what was received is forgotten
  CHECK(log.last_from("n1")->hash == "a");
  CHECK(log.last_from("n2")->hash == "b");
  CHECK(log.received("b")->hash == "b");
  CHECK(log.received("c") == nullptr);
  log.forget_since(2);
  CHECK(log.last_from("n2") == nullptr);
}

TEST_CASE("file log: a refused file counts as never received") {
  FileLog log;
  LoggedFile refused = received("a", "n1");
  refused.answer = "rechazado";
  log.add(refused);
  CHECK(log.received("a") == nullptr);
  log.add(received("a", "n1"));
  CHECK(log.files().size() == 1);
  CHECK(log.received("a") != nullptr);
}

TEST_CASE("file log: a receipt is about a file that was sent, also when the log was stored") {
  FileLog log;
  log.add({received("a", "n1"), sent("b"), sent("c")});
  FileLog back;
  back.read(log.take_text());
  CHECK(back.files() == log.files());
  CHECK(back.was_sent("c"));
  CHECK_FALSE(back.was_sent("a"));
  CHECK_FALSE(back.answer({"a", "2026-05-28T00:00:00.000Z", true, ""}));
  CHECK(back.answer({"c", "2026-05-28T00:00:00.000Z", false, "no"}));
  CHECK(back.files()[2].answer == "rechazado");
  CHECK(back.files()[1].answer.empty());
  CHECK(back.received("a")->node == "n1");
}
