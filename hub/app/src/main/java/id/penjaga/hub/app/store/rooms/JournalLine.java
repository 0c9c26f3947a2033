package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A journal record as stored.
///
/// @param atMs wall clock, corrected where that was possible (SYS-09)
/// @param clock what the device thought of its clock then
/// @param chain whether it continues the record before it
/// @param type the event's name, also of one this hub cannot read
/// @param event null when this hub cannot read it
/// @param payload the message byte for byte, with its hash
public record JournalLine(
    long id,
    DeviceId device,
    String log,
    Position position,
    Category category,
    long atMs,
    ClockQuality clock,
    Verdict.Chain chain,
    long receivedMs,
    String type,
    @Nullable JournalEvent event,
    String payload) {

  /// Which records to list. Newest first, in the order of each device's own numbering.
  ///
  /// @param device null for all
  /// @param category null for all
  /// @param holder null for all people
  /// @param fromMs earliest wall clock
  /// @param toMs first wall clock that is too late
  /// @param beforeId the smallest id of the page before; `Long.MAX_VALUE` for the first page
  /// @param most lines of a page
  public record Filter(
      @Nullable DeviceId device,
      @Nullable Category category,
      @Nullable String holder,
      long fromMs,
      long toMs,
      long beforeId,
      int most) {
    public static Filter newest(@Nullable Category category, int most) {
      return new Filter(null, category, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, most);
    }
  }

  static JournalLine read(ResultSet row) throws SQLException {
    String payload = row.getString("payload");
    return new JournalLine(
        row.getLong("id"),
        new DeviceId(row.getString("device")),
        row.getString("log"),
        new Position(row.getInt("epoch"), row.getLong("sequence")),
        Category.ofCode(row.getInt("category")),
        row.getLong("at_ms"),
        ClockQuality.values()[row.getInt("clock")],
        Verdict.Chain.values()[row.getInt("chain")],
        row.getLong("received_ms"),
        row.getString("type"),
        event(payload),
        payload);
  }

  private static @Nullable JournalEvent event(String payload) {
    try {
      return Codec.readJournal(payload.getBytes(StandardCharsets.UTF_8)).event();
    } catch (MalformedMessage _) {
      return null;
    }
  }
}
