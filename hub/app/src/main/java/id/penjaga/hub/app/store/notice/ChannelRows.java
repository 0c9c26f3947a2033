package id.penjaga.hub.app.store.notice;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.ChannelHealth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How channels are doing, and which rooms were told to sound, within the transaction of a session.
public final class ChannelRows {
  private final SqlSession session;

  public ChannelRows(SqlSession session) {
    this.session = session;
  }

  public ChannelHealth of(String channel) throws SQLException {
    ChannelHealth known =
        session.first(
            ChannelRows::health, "SELECT * FROM notice_channel WHERE channel = ?", channel);
    return known == null ? ChannelHealth.NEW : known;
  }

  /// Every channel that ever sent something.
  public Map<String, ChannelHealth> all() throws SQLException {
    record Row(String channel, ChannelHealth health) {}
    Map<String, ChannelHealth> all = new TreeMap<>();
    for (Row row :
        session.list(
            found -> new Row(found.getString("channel"), health(found)),
            "SELECT * FROM notice_channel")) {
      all.put(row.channel(), row.health());
    }
    return all;
  }

  /// Keeps what came of an attempt.
  public ChannelHealth attempted(String channel, Attempt attempt, Instant now) throws SQLException {
    ChannelHealth next = of(channel).after(attempt, now);
    int known =
        session.update(
            "UPDATE notice_channel SET misses = ?, since_ms = ?, answered_ms = ?, remark = ?"
                + " WHERE channel = ?",
            next.misses(),
            NoticeRows.millis(next.since()),
            NoticeRows.millis(next.answered()),
            NoticeOutbox.cut(next.remark()),
            channel);
    if (known == 0) {
      session.update(
          "INSERT INTO notice_channel (misses, since_ms, answered_ms, remark, channel)"
              + " VALUES (?, ?, ?, ?, ?)",
          next.misses(),
          NoticeRows.millis(next.since()),
          NoticeRows.millis(next.answered()),
          NoticeOutbox.cut(next.remark()),
          channel);
    }
    return next;
  }

  /// When a room was last told to sound for something; null for never.
  public @Nullable Instant sounded(String cause) throws SQLException {
    Long at =
        session.first(
            row -> row.getLong(1), "SELECT at_ms FROM notice_sounding WHERE cause = ?", cause);
    return at == null ? null : Instant.ofEpochMilli(at);
  }

  /// Keeps that a room was told to sound.
  public void sound(String cause, Instant at) throws SQLException {
    int known =
        session.update(
            "UPDATE notice_sounding SET at_ms = ? WHERE cause = ?", at.toEpochMilli(), cause);
    if (known == 0) {
      session.update(
          "INSERT INTO notice_sounding (at_ms, cause) VALUES (?, ?)", at.toEpochMilli(), cause);
    }
  }

  /// Deletes when rooms were told to sound before a moment.
  public void forget(Instant before) throws SQLException {
    session.update("DELETE FROM notice_sounding WHERE at_ms < ?", before.toEpochMilli());
  }

  private static ChannelHealth health(ResultSet row) throws SQLException {
    return new ChannelHealth(
        row.getInt("misses"),
        NoticeRows.moment(row.getLong("since_ms")),
        NoticeRows.moment(row.getLong("answered_ms")),
        row.getString("remark"));
  }
}
