package id.penjaga.hub.app.notice;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.notice.ChannelRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.FaultDesk;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.ChannelHealth;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.Reachable;
import id.penjaga.hub.core.notice.Retry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sends what a channel has to send, for the courier of that channel.
final class NoticeWorks {
  private static final int AT_ONCE = 20;

  private final Supplier<Store> store;
  private final Office office;
  private final InstantSource clock;
  private final NoticeSpeech speech;

  NoticeWorks(Supplier<Store> store, Office office, InstantSource clock, NoticeSpeech speech) {
    this.store = store;
    this.office = office;
    this.clock = clock;
    this.speech = speech;
  }

  /// Tries everything that is due by a channel.
  ///
  /// @return how many messages it was
  int send(NoticeChannel channel) throws InterruptedException {
    Instant now = clock.instant();
    List<NoticeRows.Due> due =
        store
            .get()
            .reads()
            .in(session -> new NoticeRows(session).due(channel.name(), now, AT_ONCE));
    for (NoticeRows.Due one : due) {
      keep(one, channel, attempt(one, channel));
    }
    return due.size();
  }

  private Attempt attempt(NoticeRows.Due due, NoticeChannel channel) throws InterruptedException {
    String address = "";
    String language = "id";
    if (!channel.centre()) {
      address =
          Reachable.of(office.people(), due.person(), Set.of(channel.name())).ways().stream()
              .map(way -> way.address())
              .findFirst()
              .orElse("");
      language = Reachable.language(office.people(), due.person());
      if (address.isEmpty() || !channel.fits(address)) {
        return new Attempt.Refused("no address that this channel can use");
      }
    }
    NoticeSpeech.Said said = speech.say(due.notices(), language);
    Notice first = due.notices().getFirst();
    return channel.send(
        new NoticeMessage(
            due.id(),
            address,
            said.subject(),
            said.text(),
            first.severity(),
            first.at(),
            first.cause(),
            first.kind(),
            first.about()));
  }

  /// Tries a channel now, and keeps how it did.
  Attempt trial(NoticeChannel channel, String id, String address, String language)
      throws InterruptedException {
    NoticeSpeech.Said said = speech.trial(channel.name(), language);
    Attempt attempt =
        channel.send(
            new NoticeMessage(
                id,
                address,
                said.subject(),
                said.text(),
                Severity.INFO,
                clock.instant(),
                "",
                "TRIAL",
                ""));
    keep(null, channel, attempt);
    return attempt;
  }

  /// What came of an attempt is kept with how the channel is doing. A dead channel is told to those
  /// who keep the room, in the same transaction (SYS-12).
  ///
  /// @param due null for a trial
  private void keep(NoticeRows.@Nullable Due due, NoticeChannel channel, Attempt attempt) {
    Instant now = clock.instant();
    try {
      Patience.await(
          store
              .get()
              .actions()
              .work((work, session) -> {
                if (due != null) {
                  new NoticeRows(session).attempted(due, channel.name(), attempt, Retry.USUAL, now);
                }
                ChannelHealth health =
                    new ChannelRows(session).attempted(channel.name(), attempt, now);
                Instant since = health.since();
                if (since != null && health.dead(now)) {
                  new FaultDesk(work).dead(channel.name(), since, health.remark());
                }
                return true;
              }));
    } catch (StoreException e) {
      Logger.warn(
          "What came of a message by {} is not kept; it is sent again: {}",
          channel.name(),
          e.getMessage());
      throw e;
    }
  }
}
