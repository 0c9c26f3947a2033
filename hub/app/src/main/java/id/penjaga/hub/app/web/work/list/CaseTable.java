package id.penjaga.hub.app.web.work.list;

import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.paper.PaperPart.Column;
import java.util.List;
import java.util.stream.Stream;

/// Lists of work as rows for a spreadsheet, in the words of their pages (DOC-10).
final class CaseTable {
  private final Texts w;
  private final OfficeWords o;

  CaseTable(Texts w, OfficeWords o) {
    this.w = w;
    this.o = o;
  }

  private List<Column> columns(String... keys) {
    return Stream.of(keys).map(key -> new Column(w.t(key), 6)).toList();
  }

  List<Column> columns() {
    return columns(
        "dev.case",
        "dev.procedure",
        "table.title",
        "table.subject",
        "table.opened",
        "table.opener",
        "cases.state",
        "table.steps",
        "table.deviations",
        "table.unaccounted",
        "table.ended");
  }

  List<String> row(CaseLine line) {
    String end = line.end();
    return List.of(
        number(line),
        line.procedure(),
        w.say(line.title()),
        line.subject(),
        w.dateTime(line.opened()),
        line.opener() == null ? "" : o.person(line.opener()),
        end == null
            ? w.t("wf.state.open")
            : w.t(end.equals("cancelled") ? "case.state.cancelled" : "wf.state.done"),
        String.join(", ", line.steps()),
        Integer.toString(line.deviations()),
        Integer.toString(line.unaccounted()),
        line.ended() == null ? "" : w.dateTime(line.ended()));
  }

  private static String number(CaseLine line) {
    return line.number().isEmpty() ? "#" + line.id() : line.number();
  }

  List<Column> memoColumns() {
    return columns(
        "table.memo", "table.goods", "dev.case", "table.opened", "cases.state", "memo.done");
  }

  List<String> memo(CaseListPages.Memo memo) {
    return List.of(
        memo.number(),
        memo.subject(),
        number(memo.line()),
        w.dateTime(memo.line().opened()),
        w.t("memo." + memo.state()),
        memo.state().equals("approved") ? w.t(memo.done() ? "memo.done" : "memo.todo") : "");
  }

  List<Column> deviationColumns() {
    return columns(
        "dev.at",
        "dev.case",
        "dev.procedure",
        "dev.step",
        "dev.kind",
        "dev.minutes",
        "dev.what",
        "dev.executor",
        "dev.account",
        "dev.accounted");
  }

  List<String> deviation(DeviationLine line) {
    return List.of(
        w.dateTime(line.at()),
        line.number().isEmpty() ? "#" + line.about() : line.number(),
        line.procedure(),
        line.step(),
        w.t("dev.kind." + line.kind()),
        String.valueOf(line.minutes()),
        w.say(line.what()),
        o.persons(line.executors()),
        line.account() == null ? "" : line.account(),
        line.accountedAt() == null ? "" : w.dateTime(line.accountedAt()));
  }
}
