package id.penjaga.hub.app.web.room;

import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.RoomReads.AccessLogFilter;
import id.penjaga.hub.app.web.view.RoomReads.Page;
import java.util.ArrayList;
import java.util.List;

/// Pages of the access log, newest first.
final class AccessLog {
  private static final int PAGE = 50;

  /// How many pages of the journal are read at most to fill one page of refusals.
  private static final int DEEPEST = 20;

  private final RoomQueries queries;
  private final LineTexts lines;

  AccessLog(RoomQueries queries, LineTexts lines) {
    this.queries = queries;
    this.lines = lines;
  }

  Page<AccessLine> page(AccessLogFilter filter, int most) {
    List<AccessLine> rows = new ArrayList<>();
    long before = filter.before() > 0 ? filter.before() : Long.MAX_VALUE;
    for (int depth = 0; depth < DEEPEST; depth++) {
      List<JournalLine> page =
          queries.journal(
              new JournalLine.Filter(null, Category.ACCESS, null, 0, Long.MAX_VALUE, before, PAGE));
      for (JournalLine line : page) {
        before = line.id();
        lines
            .of(line)
            .filter(l -> !filter.onlyDenied() || l.what() == AccessLine.What.DENIED)
            .ifPresent(rows::add);
        if (rows.size() == most) {
          return new Page<>(rows, before);
        }
      }
      if (page.size() < PAGE) {
        return new Page<>(rows, 0);
      }
    }
    return new Page<>(rows, before);
  }

  Page<AccessLine> page(AccessLogFilter filter) {
    return page(filter, PAGE);
  }
}
