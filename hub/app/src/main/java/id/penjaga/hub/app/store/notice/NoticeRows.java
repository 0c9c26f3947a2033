package id.penjaga.hub.app.store.notice;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.Delivery;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.notice.NoticePlan;
import id.penjaga.hub.core.notice.Retry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notices and their deliveries, within the transaction of a session.
public final class NoticeRows {
  private static final int AT_ONCE = 400;

  private final SqlSession session;

  public NoticeRows(SqlSession session) {
    this.session = session;
  }

  /// A notice with how it ended.
  ///
  /// @param ended null while it is open
  /// @param over when it ended; null while it is open
  public record Line(Notice notice, NoticeOrder.@Nullable Ended ended, @Nullable Instant over) {}

  /// A message that a channel is to send now.
  ///
  /// @param id the same at each attempt, for receivers that can tell that they have it
  /// @param notices told in it, at least one, all to one person
  public record Due(String id, long person, List<Notice> notices) {}

  /// Who has open notices; 0 is the operations centre.
  public List<Long> waiting() throws SQLException {
    return session.list(
        row -> row.getLong(1), "SELECT DISTINCT person FROM notice WHERE ended_ms = 0");
  }

  /// All open notices of somebody, the oldest first. They end after a day at the latest.
  public List<Notice> open(long person) throws SQLException {
    return with(
            session.list(
                NoticeRows::bare,
                "SELECT * FROM notice WHERE ended_ms = 0 AND person = ? ORDER BY at_ms, id",
                person))
        .stream()
        .map(Line::notice)
        .toList();
  }

  /// The messages to somebody since a moment.
  public List<NoticePlan.Sent> sent(long person, Instant since) throws SQLException {
    return session.list(
        row ->
            new NoticePlan.Sent(
                row.getString("channel"), Instant.ofEpochMilli(row.getLong("queued_ms"))),
        "SELECT DISTINCT channel, message, queued_ms FROM notice_delivery"
            + " WHERE person = ? AND queued_ms > ?",
        person,
        since.toEpochMilli());
  }

  /// Does what was decided about the notices of a person. What ended meanwhile stays as it is.
  public void obey(long person, List<NoticeOrder> orders, Instant now) throws SQLException {
    for (NoticeOrder order : orders) {
      switch (order) {
        case NoticeOrder.Close(String notice, NoticeOrder.Ended why) ->
            session.update(
                "UPDATE notice SET ended_ms = ?, ended = ? WHERE id = ? AND ended_ms = 0",
                now.toEpochMilli(),
                why.name(),
                notice);
        case NoticeOrder.Send(List<String> notices, String channel) -> {
          for (String notice : notices) {
            if (delivery(notice, channel) == null) {
              insert(notice, person, Delivery.begun(channel, notices.getFirst(), now));
            }
          }
        }
      }
    }
  }

  /// Messages that a channel is to try now, those that wait longest first. Of what is over nobody
  /// is told any more.
  public List<Due> due(String channel, Instant now, int most) throws SQLException {
    List<String> messages =
        session.list(
            row -> row.getString("message"),
            "SELECT d.message, MIN(d.next_ms) AS since FROM notice_delivery d"
                + " JOIN notice n ON n.id = d.notice AND n.ended_ms = 0"
                + " WHERE d.channel = ? AND d.state = 'QUEUED' AND d.next_ms <= ?"
                + " GROUP BY d.message ORDER BY since, d.message FETCH FIRST "
                + most
                + " ROWS ONLY",
            channel,
            now.toEpochMilli());
    List<Due> due = new ArrayList<>();
    for (String message : messages) {
      List<Notice> notices =
          with(
                  session.list(
                      NoticeRows::bare,
                      "SELECT n.* FROM notice n JOIN notice_delivery d ON d.notice = n.id"
                          + " WHERE d.message = ? AND d.channel = ? AND n.ended_ms = 0"
                          + " ORDER BY n.at_ms, n.id",
                      message,
                      channel))
              .stream()
              .map(Line::notice)
              .toList();
      if (!notices.isEmpty()) {
        due.add(new Due(message, notices.getFirst().person(), notices));
      }
    }
    return due;
  }

  /// Keeps what came of an attempt, for the notices that were told in it.
  public void attempted(Due due, String channel, Attempt attempt, Retry retry, Instant now)
      throws SQLException {
    Map<String, Delivery> all = deliveries(due.id(), channel);
    for (Notice notice : due.notices()) {
      Delivery one = all.get(notice.id());
      if (one != null) {
        update(notice.id(), one.after(attempt, retry, now));
      }
    }
  }

  /// Keeps that the other end has a message.
  ///
  /// @return whether the channel had sent such a message
  public boolean received(String message, String channel, Instant at) throws SQLException {
    Map<String, Delivery> all = deliveries(message, channel);
    for (Map.Entry<String, Delivery> one : all.entrySet()) {
      update(one.getKey(), one.getValue().receipt(at));
    }
    return !all.isEmpty();
  }

  /// Behind which notice of the ledger a part of it begins.
  ///
  /// @param id empty for the first of that moment
  public record Place(Instant at, String id) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,14})_([0-9a-f-]{36})");

    public static Place of(Notice last) {
      return new Place(last.at(), last.id());
    }

    /// What was written as text; null for none.
    public static @Nullable Place parse(String text) {
      Matcher form = FORM.matcher(text);
      return form.matches()
          ? new Place(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2))
          : null;
    }

    @Override
    public String toString() {
      return at.toEpochMilli() + "_" + id;
    }
  }

  /// The ledger, the latest first.
  ///
  /// @param behind only those behind it
  /// @param failed only those that nobody got
  public List<Line> ledger(Place behind, boolean failed, int most) throws SQLException {
    long at = behind.at().toEpochMilli();
    return with(
        session.list(
            NoticeRows::bare,
            "SELECT * FROM notice WHERE (at_ms < ? OR at_ms = ? AND id > ?)"
                + " AND (person <> 0 OR ended <> 'PAGES')"
                + (failed ? " AND ended IN ('FAILED', 'EXPIRED')" : "")
                + " ORDER BY at_ms DESC, id FETCH FIRST "
                + most
                + " ROWS ONLY",
            at,
            at,
            behind.id()));
  }

  /// What was told of some causes.
  public List<Line> of(Collection<String> causes) throws SQLException {
    List<String> names = List.copyOf(causes);
    List<Line> all = new ArrayList<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
      all.addAll(
          with(
              session.list(
                  NoticeRows::bare,
                  "SELECT * FROM notice WHERE cause IN ("
                      + "?, ".repeat(some.size() - 1)
                      + "?) ORDER BY cause, level, person",
                  some.toArray())));
    }
    return all;
  }

  /// Deletes some of what is over and older than a moment.
  ///
  /// @return how many notices it was
  public int forget(Instant before, int most) throws SQLException {
    List<String> old =
        session.list(
            row -> row.getString(1),
            "SELECT id FROM notice WHERE ended_ms > 0 AND at_ms < ? ORDER BY at_ms FETCH FIRST "
                + most
                + " ROWS ONLY",
            before.toEpochMilli());
    for (String id : old) {
      session.later("DELETE FROM notice_delivery WHERE notice = ?", id);
      session.later("DELETE FROM notice WHERE id = ?", id);
    }
    return old.size();
  }

  private static Line bare(ResultSet row) throws SQLException {
    long over = row.getLong("ended_ms");
    return new Line(
        new Notice(
            row.getString("id"),
            row.getString("cause"),
            row.getString("kind"),
            row.getString("about"),
            Severity.valueOf(row.getString("severity")),
            row.getInt("level"),
            row.getString("role"),
            row.getLong("person"),
            Instant.ofEpochMilli(row.getLong("at_ms")),
            List.of()),
        over == 0 ? null : NoticeOrder.Ended.valueOf(row.getString("ended")),
        over == 0 ? null : Instant.ofEpochMilli(over));
  }

  /// Notices with their deliveries.
  private List<Line> with(List<Line> bare) throws SQLException {
    Map<String, List<Delivery>> all = new LinkedHashMap<>();
    for (int from = 0; from < bare.size(); from += AT_ONCE) {
      List<Object> ids =
          bare.subList(from, Math.min(bare.size(), from + AT_ONCE)).stream()
              .<Object>map(line -> line.notice().id())
              .toList();
      record Row(String notice, Delivery delivery) {}
      List<Row> rows =
          session.list(
              row -> new Row(row.getString("notice"), read(row)),
              "SELECT * FROM notice_delivery WHERE notice IN ("
                  + "?, ".repeat(ids.size() - 1)
                  + "?) ORDER BY queued_ms, channel",
              ids.toArray());
      rows.forEach(
          row -> all.computeIfAbsent(row.notice(), _ -> new ArrayList<>()).add(row.delivery()));
    }
    return bare.stream()
        .map(line ->
            new Line(
                line.notice().with(all.getOrDefault(line.notice().id(), List.of())),
                line.ended(),
                line.over()))
        .collect(Collectors.toList());
  }

  private Map<String, Delivery> deliveries(String message, String channel) throws SQLException {
    record Row(String notice, Delivery delivery) {}
    Map<String, Delivery> all = new LinkedHashMap<>();
    for (Row row :
        session.list(
            found -> new Row(found.getString("notice"), read(found)),
            "SELECT * FROM notice_delivery WHERE message = ? AND channel = ? ORDER BY notice",
            message,
            channel)) {
      all.put(row.notice(), row.delivery());
    }
    return all;
  }

  private @Nullable Delivery delivery(String notice, String channel) throws SQLException {
    return session.first(
        NoticeRows::read,
        "SELECT * FROM notice_delivery WHERE notice = ? AND channel = ?",
        notice,
        channel);
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("channel"),
        row.getString("message"),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("queued_ms")),
        Instant.ofEpochMilli(row.getLong("next_ms")),
        moment(row.getLong("accepted_ms")),
        moment(row.getLong("received_ms")),
        row.getString("remark"));
  }

  private void insert(String notice, long person, Delivery one) throws SQLException {
    session.update(
        "INSERT INTO notice_delivery (notice, channel, message, person, state, attempts, queued_ms,"
            + " next_ms, accepted_ms, received_ms, remark)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '')",
        notice,
        one.channel(),
        one.message(),
        person,
        one.state().name(),
        one.attempts(),
        one.queued().toEpochMilli(),
        one.next().toEpochMilli());
  }

  private void update(String notice, Delivery one) throws SQLException {
    session.update(
        "UPDATE notice_delivery SET state = ?, attempts = ?, next_ms = ?, accepted_ms = ?,"
            + " received_ms = ?, remark = ? WHERE notice = ? AND channel = ?",
        one.state().name(),
        one.attempts(),
        one.next().toEpochMilli(),
        millis(one.accepted()),
        millis(one.received()),
        NoticeOutbox.cut(one.remark()),
        notice,
        one.channel());
  }

  static @Nullable Instant moment(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  static long millis(@Nullable Instant at) {
    return at == null ? 0 : at.toEpochMilli();
  }
}
