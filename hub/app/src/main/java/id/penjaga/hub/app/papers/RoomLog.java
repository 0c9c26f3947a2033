package id.penjaga.hub.app.papers;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records of devices as lines of the logbook.
public final class RoomLog implements OfficeLists.RoomTold {
  private static final int PAGE = 500;

  private final Supplier<Store> store;
  private final HolderNames names;
  private final Function<String, Bilingual> words;

  /// @param store throws what the pages explain while it is not open
  /// @param names of the pseudonyms in the devices' journals
  /// @param words the text of a key
  public RoomLog(Supplier<Store> store, HolderNames names, Function<String, Bilingual> words) {
    this.store = store;
    this.names = names;
    this.words = words;
  }

  @Override
  public List<Logbook.Line> lines(Instant from, Instant until, Speech speech) {
    return lines(null, from, until, record -> line(record, speech));
  }

  @Override
  public List<Logbook.Line> refused(Instant from, Instant until, Speech speech) {
    return lines(
        Category.ACCESS,
        from,
        until,
        record ->
            record.event() instanceof JournalEvent.AccessDenied one
                ? line(
                    record,
                    Logbook.Kind.ACCESS,
                    name(one.holder()),
                    point(record, one.door(), speech)
                        + ": "
                        + speech.say(words.apply("access.reason." + one.reason()))
                        + (one.count() == 1 ? "" : " (" + one.count() + "×)"))
                : null);
  }

  /// @param category that alone is read; null for all
  private List<Logbook.Line> lines(
      @Nullable Category category,
      Instant from,
      Instant until,
      Function<JournalLine, Logbook.@Nullable Line> of) {
    List<Logbook.Line> lines = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (true) {
      List<JournalLine> page =
          store
              .get()
              .queries()
              .journal(
                  new JournalLine.Filter(
                      null,
                      category,
                      null,
                      from.toEpochMilli(),
                      until.toEpochMilli(),
                      before,
                      PAGE));
      for (JournalLine record : page) {
        before = record.id();
        Logbook.Line line = of.apply(record);
        if (line != null) {
          lines.add(line);
        }
      }
      if (page.size() < PAGE) {
        return lines;
      }
    }
  }

  /// Null for a record that belongs into no logbook.
  private Logbook.@Nullable Line line(JournalLine record, Speech speech) {
    return switch (record.event()) {
      case JournalEvent.PersonEntered one ->
          line(record, Logbook.Kind.ACCESS, name(one.holder()), speech.say("masuk", "in"));
      case JournalEvent.PersonLeft one ->
          line(record, Logbook.Kind.ACCESS, name(one.holder()), speech.say("keluar", "out"));
      case JournalEvent.AccessDenied one ->
          line(
              record,
              Logbook.Kind.ACCESS,
              name(one.holder()),
              speech.say("ditolak di ", "denied at ") + point(record, one.door(), speech));
      case JournalEvent.MainsLost one ->
          line(
              record,
              Logbook.Kind.POWER,
              record.device().name(),
              speech.say("PLN padam: ", "mains lost: ") + point(record, one.point(), speech));
      case JournalEvent.MainsRestored one ->
          line(
              record,
              Logbook.Kind.POWER,
              record.device().name(),
              speech.say("PLN kembali setelah ", "mains back after ")
                  + speech.minutes(Math.round(one.outageMs() / 60_000.0)));
      case JournalEvent.AlarmRaised one -> alarm(record, one.kind(), one.point(), "", speech);
      case JournalEvent.AlarmCleared one ->
          alarm(record, one.kind(), one.point(), speech.say(" (reda)", " (cleared)"), speech);
      case null, default -> null;
    };
  }

  private Logbook.Line alarm(
      JournalLine record, AlarmKind kind, PointId point, String more, Speech speech) {
    return line(
        record,
        Logbook.Kind.ALARM,
        record.device().name(),
        speech.say(words.apply("alarm." + kind.name()))
            + ", "
            + point(record, point, speech)
            + more);
  }

  /// The label of a point; its name for one that is not known any more.
  private String point(JournalLine record, PointId point, Speech speech) {
    return store.get().queries().points(record.device()).stream()
        .filter(one -> one.point().equals(point))
        .findFirst()
        .map(one -> speech.say(one.labelId(), one.labelEn()))
        .orElse(point.name());
  }

  private String name(@Nullable String holder) {
    return holder == null ? "" : names.of(holder);
  }

  private static Logbook.Line line(JournalLine record, Logbook.Kind kind, String who, String what) {
    return new Logbook.Line(Instant.ofEpochMilli(record.atMs()), kind, who, what, "", 0, 0);
  }
}
