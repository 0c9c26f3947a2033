package id.penjaga.hub.app.office;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.backup.RestoredMark;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.ingest.Writer;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.Projections;
import id.penjaga.hub.app.store.work.RegisterShelf;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.app.store.work.WorkRebuilding;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Brings store and office together: the store's writer begins the work of people with each of its
/// sessions, and when it is open the definitions of the files are put in force.
public final class OfficeStart {
  private static final int LOOK_MS = 50;
  private static final int LOOKS = 100;

  private final Definitions definitions;
  private final OfficeCalendar calendar;
  private final HubClock clock;
  private final KeepTimes keep;
  private final Pins pins;
  private final RegisterShelf shelf;
  private volatile Standing standing;
  private volatile Projections.@Nullable Progress rebuilding;

  /// With the definitions of a folder. What is wrong with some stops neither hub nor others.
  public OfficeStart(Path folder, ZoneId zone, HubClock clock, KeepTimes keep) {
    this(read(folder), zone, clock, keep);
  }

  /// @param zone of the site, for an office whose folder holds no calendar
  /// @param keep how long records are kept where nobody set it by a page
  public OfficeStart(Definitions definitions, ZoneId zone, HubClock clock, KeepTimes keep) {
    this.definitions = definitions;
    this.clock = clock;
    this.keep = keep;
    calendar =
        definitions.calendar() == null
            ? new OfficeCalendar(zone, Map.of(), Map.of())
            : definitions.calendar();
    pins = new Pins(definitions.procedures().values(), text -> read(text));
    standing = Standing.none(calendar);
    shelf = new RegisterShelf(definitions.registers(), OfficeStart::register);
  }

  private static Definitions read(Path folder) {
    Definitions read = DefinitionFolder.read(folder);
    read.problems().forEach(problem -> Logger.error("Definition refused: {}", problem));
    read.warnings().forEach(warning -> Logger.warn("Definition: {}", warning));
    return read;
  }

  private static Definition read(String text) {
    try {
      return Pin.read(text);
    } catch (ConfigRefused e) {
      throw new IllegalStateException("the book holds a definition that cannot be read", e);
    }
  }

  private static Register register(String text) {
    try {
      return Pin.register(text);
    } catch (ConfigRefused e) {
      throw new IllegalStateException("the book holds a register that cannot be read", e);
    }
  }

  /// Begins the work of people on each session of the writer.
  public Writer.WorkStart beginning() {
    return session ->
        new WorkBook(
            session,
            clock,
            pins,
            definitions.roles(),
            shelf,
            calendar,
            now -> standing = now,
            now -> rebuilding = now);
  }

  /// The office over an open store, with the definitions of the files in force.
  ///
  /// @throws WorkRebuilding while the tables of work are made again
  /// @throws id.penjaga.hub.app.store.sql.StoreException when they cannot be written
  public StoredOffice open(Store store) {
    await(store);
    return open(store, definitions, List.of());
  }

  /// As [#open(Store)], with what people put in force by a page over the files of a folder.
  public StoredOffice open(Store store, Path folder) {
    await(store);
    HeldDefinitions held =
        store
            .reads()
            .in(session ->
                HeldDefinitions.of(BookTables.reading(session).entries(Subject.Kind.DEFINITION)));
    Definitions over = held.anyByPeople() ? DefinitionFolder.read(folder, held) : definitions;
    return open(store, over, over.fresh(folder, held));
  }

  private StoredOffice open(Store store, Definitions over, List<Definitions.Fresh> fresh) {
    StoredOffice office = new StoredOffice(store, pins, () -> standing.asked(), shelf, over, keep);
    office.tellStore();
    List<String> news = office.install(fresh);
    restored(store);
    if (!news.isEmpty()) {
      Logger.info("Definitions in force from their files: {}", String.join(", ", news));
    }
    return office;
  }

  /// Writes into the book that it goes on from a backup. Killed in between, it finds it there.
  private static void restored(Store store) {
    try {
      Optional<RestoredMark> mark = RestoredMark.of(store.folder());
      if (mark.isEmpty()) {
        return;
      }
      RestoredMark now = mark.get();
      Fact fact = new Fact.Restored(now.copy(), now.taken(), now.upto());
      StoredOffice.await(
          store
              .actions()
              .work((work, _) ->
                  work.keep(
                      "restored/" + now.copy(),
                      new By.House(),
                      new Subject(Subject.Kind.SITE, "hub"),
                      now.copy(),
                      (_, _) -> new Decision.Accepted(List.of(fact), List.of()))));
      RestoredMark.forget(store.folder());
      Logger.info("The book goes on from a backup, as copy {}", now.copy());
    } catch (IOException e) {
      Logger.warn(
          "That this hub was restored is not in its book yet. {}", FileWords.of(store.folder(), e));
    }
  }

  /// While the tables of work are made again, how far that is; empty otherwise.
  public Optional<WorkRebuilding> rebuilding() {
    Projections.Progress now = rebuilding;
    return now == null ? Optional.empty() : Optional.of(new WorkRebuilding(now.percent()));
  }

  /// Waits until the writer has begun the work of people, or makes its tables again.
  private void await(Store store) {
    sayRebuilding();
    CompletableFuture<Boolean> begun = store.actions().work((_, _) -> true);
    for (int looks = 0; looks < LOOKS && !begun.isDone(); looks++) {
      begun
          .copy()
          .completeOnTimeout(false, LOOK_MS, TimeUnit.MILLISECONDS)
          .exceptionally(_ -> false)
          .join();
      sayRebuilding();
    }
    StoredOffice.await(begun);
  }

  private void sayRebuilding() {
    rebuilding()
        .ifPresent(now -> {
          throw now;
        });
  }
}
