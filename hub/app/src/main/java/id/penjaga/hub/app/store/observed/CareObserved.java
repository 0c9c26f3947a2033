package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.app.store.work.Observing.Scene;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a server was given since its last care: lines of its log, and closed cases about it that
/// left no line there (MNT-05).
final class CareObserved {
  /// The period of a server that was never cared for.
  private static final int DAYS = 90;

  private static final int MOST = 500;

  private final Scene scene;
  private final Instant now;
  private final Tongues tongues;

  CareObserved(Scene scene, Instant now) {
    this.scene = scene;
    this.now = now;
    tongues = Tongues.of(scene.standing().people().zone());
  }

  private record Line(Instant at, Bilingual text) {}

  /// @param server its label; null for no server
  @Nullable Value lines(@Nullable Value server) throws SQLException {
    Item item = server == null ? null : scene.items().find("server", server.plain());
    if (item == null) {
      return null;
    }
    ZoneId zone = scene.standing().people().zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate last = Due.day(item.fields().get("last_care"));
    LocalDate from = last == null ? today.minusDays(DAYS) : last;
    Instant since = from.atStartOfDay(zone).toInstant();
    List<Line> lines = new ArrayList<>();
    Set<Long> told = logged(item, since, lines);
    closed(item, since, told, lines);
    lines.sort(Comparator.comparing(Line::at));
    List<Bilingual> all = new ArrayList<>();
    all.add(
        tongues.say(speech ->
            speech.say("Sejak ", "Since ")
                + speech.date(from)
                + ": "
                + lines.size()
                + speech.say(
                    " catatan pemeliharaan dan pemeriksaan.", " maintenance entries and checks.")));
    lines.forEach(line ->
        all.add(
            tongues.say(
                speech -> speech.moment(line.at()) + ", " + line.text().in(speech.language()))));
    return Observed.personal(all);
  }

  /// Takes the lines of the log of an item.
  ///
  /// @return the cases that wrote one
  private Set<Long> logged(Item item, Instant since, List<Line> lines) throws SQLException {
    Set<Long> cases = new HashSet<>();
    for (Entry entry : scene.items().log("server", item.label(), MOST)) {
      if (entry.at().isBefore(since)) {
        continue;
      }
      for (Fact fact : entry.facts()) {
        String log =
            switch (fact) {
              case Fact.ItemAdded added when item.is(added.register(), added.item()) ->
                  added.log().plain();
              case Fact.ItemChanged changed when item.is(changed.register(), changed.item()) ->
                  changed.log().plain();
              default -> "";
            };
        if (!log.isBlank()) {
          lines.add(new Line(entry.at(), Bilingual.same(log)));
          if (fact instanceof Fact.ItemChanged changed && changed.because() != null) {
            cases.add(changed.because());
          }
        }
      }
    }
    return cases;
  }

  private void closed(Item item, Instant since, Set<Long> told, List<Line> lines)
      throws SQLException {
    WorkQueries queries = new WorkQueries(scene.session());
    for (WorkQueries.CaseRow row : queries.about("server", Item.key(item.label()), MOST)) {
      Instant ended = Instant.ofEpochMilli(row.endedMs());
      if (!told.contains(row.id()) && !ended.isBefore(since)) {
        lines.add(new Line(ended, tongues.say(speech -> named(row, speech))));
      }
    }
  }

  private String named(WorkQueries.CaseRow row, Speech speech) {
    Definition definition = scene.definition(row.procedure());
    return (row.number().isEmpty() ? "#" + row.id() : row.number())
        + ": "
        + (definition == null ? row.procedure() : speech.say(definition.procedure().title()));
  }
}
