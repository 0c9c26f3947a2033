package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The indexes of the large tables of cases. They are made here and not by a migration, because a
/// rebuild fills the tables without them: built of all rows at once they cost a third of what they
/// cost growing with each row.
final class CaseIndexes {
  private static final List<String> ALL =
      List.of(
          "INDEX work_case_key ON work_case (procedure, case_key, ended_ms)",
          "INDEX work_case_open ON work_case (ended_ms, id)",
          "INDEX work_case_parent ON work_case (parent)",
          "UNIQUE INDEX work_part_case ON work_part (case_id, person)",
          "INDEX work_part_person ON work_part (person, ended_ms, case_id)",
          "UNIQUE INDEX work_item_case ON work_item (case_id, register, item)",
          "INDEX work_item_item ON work_item (register, item, case_id)",
          "UNIQUE INDEX work_deviation_case ON work_deviation (case_id, deviation)",
          "INDEX work_deviation_open ON work_deviation (accounted_ms, at_ms)",
          "UNIQUE INDEX work_link_case ON work_link (case_id, what)",
          "INDEX work_link_what ON work_link (what)");

  private static final Pattern NAME = Pattern.compile("INDEX (\\w+)");

  private CaseIndexes() {}

  static void drop(SqlSession session) throws SQLException {
    for (String index : ALL) {
      Matcher name = NAME.matcher(index);
      if (name.find()) {
        session.update("DROP INDEX IF EXISTS " + name.group(1));
      }
    }
  }

  static void make(SqlSession session) throws SQLException {
    for (String index : ALL) {
      session.update("CREATE " + index);
    }
  }
}
