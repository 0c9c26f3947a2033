package id.penjaga.hub.app.office;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.tinylog.Logger;

/// The rounds of the house: brings alarms that nobody acknowledged to the next who is to hear of
/// them (ENV-11), warns of fuel that runs out (PWR-06), opens the cases of obligations that
/// fell due (DOC-07), and tells of those that were missed (SYS-07). Everything is derived from the
/// clock and the book, so that a round may be lost or run twice; what goes wrong with a part of it
/// keeps no other part from its turn.
public final class Rounds implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int NEWS_DAYS = 31;

  private final Office office;
  private final InstantSource clock;
  private final Set<String> asked = new HashSet<>();
  private LocalDate day = LocalDate.MIN;
  private LocalDate erased = LocalDate.MIN;
  private long book = -1;
  private final Runnable beside;
  private volatile boolean closed;

  /// @param beside what each round does first, such as closing accounts
  public Rounds(Office office, InstantSource clock, Runnable beside) {
    this.office = office;
    this.clock = clock;
    this.beside = beside;
  }

  /// Makes no further rounds.
  @Override
  public void close() {
    closed = true;
  }

  /// Makes rounds until it is closed.
  public void keep() throws InterruptedException {
    while (!closed) {
      try {
        each(beside, () -> once(clock.instant()));
      } catch (StoreException _) {
        book = -1; // the store is not there; whoever opens it says why
      }
      Threads.pause(PAUSE);
    }
  }

  /// One round.
  void once(Instant now) {
    if (!office.people().persons().isEmpty()) {
      each(
          () -> office.climbs().round(now),
          () -> office.power().round(now),
          () -> erasures(now),
          () -> duties(now));
    }
  }

  private static void each(Runnable... parts) {
    RuntimeException wrong = null;
    for (Runnable part : parts) {
      try {
        part.run();
      } catch (RuntimeException e) {
        if (wrong == null) {
          wrong = e;
        } else {
          wrong.addSuppressed(e);
        }
      }
    }
    if (wrong != null) {
      throw wrong;
    }
  }

  /// Until nothing is left of the day, some each round.
  private void erasures(Instant now) {
    LocalDate today = now.atZone(office.calendar().zone()).toLocalDate();
    if (!today.equals(erased) && office.erasures().round() == 0) {
      erased = today;
    }
  }

  /// Nothing while neither the day nor the book changed since the last round.
  private void duties(Instant now) {
    LocalDate today = now.atZone(office.calendar().zone()).toLocalDate();
    long last = office.lastEntry();
    if (today.equals(day) && last == book) {
      return;
    }
    if (!today.equals(day)) {
      asked.clear();
    }
    for (DutyLine line : office.obligations(today)) {
      missed(line, today);
      Command.OpenCase opens = line.opens();
      if (opens != null
          && line.open() == 0
          && line.due().calls(today)
          && asked.add(line.command())
          && office.act(line.command(), new By.House(), null, opens, null, "")
              instanceof Answer.Refused(var refusal)) {
        Logger.warn("{} opened no case: {}", line.command(), refusal.text().en());
      }
    }
    day = today;
    book = last;
  }

  /// What was missed long ago is no news: a register that was just filled in is full of it.
  private void missed(DutyLine line, LocalDate today) {
    Due.Past period = line.due().toTell();
    if (period != null
        && period.due().plusDays(NEWS_DAYS).isAfter(today)
        && asked.add("missed/" + line.command() + "/" + period.due())) {
      office
          .climbs()
          .missed(
              line, period.due().plusDays(1).atStartOfDay(office.calendar().zone()).toInstant());
    }
  }
}
