package id.penjaga.hub.app.notice;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.notice.ChannelRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.ChannelHealth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What pages ask about notices.
///
/// Every method but [#channels] may throw [id.penjaga.hub.app.store.sql.StoreException] while the
/// store cannot answer.
public final class NoticeDesk {
  private final Supplier<Store> store;
  private final List<NoticeChannel> channels;
  private final NoticeWorks works;
  private final DrillDesk drills;

  NoticeDesk(
      Supplier<Store> store, List<NoticeChannel> channels, NoticeWorks works, DrillDesk drills) {
    this.drills = drills;
    this.store = store;
    this.channels = List.copyOf(channels);
    this.works = works;
  }

  public DrillDesk drills() {
    return drills;
  }

  /// The channels in the order of the configuration.
  public List<NoticeChannel> channels() {
    return channels;
  }

  public @Nullable NoticeChannel channel(String name) {
    return channels.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  /// How every channel is doing that sent something.
  public Map<String, ChannelHealth> health() {
    return store.get().reads().in(session -> new ChannelRows(session).all());
  }

  /// Who was told, the latest first.
  ///
  /// @param failed only what nobody got
  public List<NoticeRows.Line> ledger(NoticeRows.Place behind, boolean failed, int most) {
    return store.get().reads().in(session -> new NoticeRows(session).ledger(behind, failed, most));
  }

  /// Who was told of some alarms, late steps or faults, by their names in the book.
  public List<NoticeRows.Line> of(Collection<String> causes) {
    return causes.isEmpty()
        ? List.of()
        : store.get().reads().in(session -> new NoticeRows(session).of(causes));
  }

  /// Sends a trial message by a channel and says what came of it; takes some seconds.
  public Attempt trial(NoticeChannel channel, String id, String address, String language)
      throws InterruptedException {
    return works.trial(channel, id, address, language);
  }
}
