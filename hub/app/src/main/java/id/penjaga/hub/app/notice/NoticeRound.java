package id.penjaga.hub.app.notice;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.erasure.Removals;
import id.penjaga.hub.app.store.notice.ChannelRows;
import id.penjaga.hub.app.store.notice.DrillRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.rooms.OpenClimbs;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.notice.LocalSounding;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.notice.NoticePlan;
import id.penjaga.hub.core.notice.NoticeRules;
import id.penjaga.hub.core.notice.Reachable;
import id.penjaga.hub.core.notice.Recipient;
import id.penjaga.hub.core.notice.Way;
import id.penjaga.hub.core.retention.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// Decides what goes to whom by which channel, and which room is to sound because nobody out there
/// has its alarm. Everything is decided anew from what is stored: a round may be lost or run twice.
final class NoticeRound {
  private static final int FORGOTTEN = 500;

  private final Supplier<Store> store;
  private final Office office;
  private final List<NoticeChannel> channels;
  private final NoticeRules rules;
  private final Predicate<DeviceId> sound;

  /// @param sound tells a device to sound; false when there is no connection
  NoticeRound(
      Supplier<Store> store,
      Office office,
      List<NoticeChannel> channels,
      NoticeRules rules,
      Predicate<DeviceId> sound) {
    this.store = store;
    this.office = office;
    this.channels = List.copyOf(channels);
    this.rules = rules;
    this.sound = sound;
  }

  /// @return how many orders were given
  int plan(Instant now) {
    Map<Long, List<NoticeOrder>> all =
        store
            .get()
            .reads()
            .in(session -> {
              NoticeRows rows = new NoticeRows(session);
              NoticePlan plan = new NoticePlan(rules, office.calendar().zone());
              Map<Long, List<NoticeOrder>> orders = new LinkedHashMap<>();
              for (long person : rows.waiting()) {
                List<NoticeOrder> some =
                    plan.decide(
                        recipient(person),
                        rows.open(person),
                        rows.sent(person, now.minus(rules.window())),
                        now);
                if (!some.isEmpty()) {
                  orders.put(person, some);
                }
              }
              return orders;
            });
    if (!all.isEmpty()) {
      Patience.await(
          store
              .get()
              .actions()
              .work((_, session) -> {
                NoticeRows rows = new NoticeRows(session);
                for (Map.Entry<Long, List<NoticeOrder>> one : all.entrySet()) {
                  rows.obey(one.getKey(), one.getValue(), now);
                }
                return true;
              }));
    }
    return all.values().stream().mapToInt(List::size).sum();
  }

  private Recipient recipient(long person) {
    if (person != Recipient.NOC) {
      Set<String> names =
          channels.stream()
              .filter(one -> !one.centre())
              .map(NoticeChannel::name)
              .collect(Collectors.toSet());
      return Reachable.of(office.people(), person, names);
    }
    return new Recipient(
        Recipient.NOC,
        channels.stream()
            .filter(NoticeChannel::centre)
            .map(one -> new Way(one.name(), ""))
            .toList(),
        null,
        true);
  }

  /// Rooms whose critical alarm nobody has sound again.
  ///
  /// @return how many it was
  int sound(Instant now) {
    List<Climb> due =
        store
            .get()
            .reads()
            .in(session -> {
              List<Climb> critical =
                  OpenClimbs.of(session, now).stream()
                      .map(OpenClimbs.Open::climb)
                      .filter(one -> one.severity() == Severity.CRITICAL && one.standing())
                      .toList();
              Set<String> known =
                  new NoticeRows(session)
                      .of(critical.stream().map(Climb::alarm).toList()).stream()
                          .filter(line -> line.notice().received())
                          .map(line -> line.notice().cause())
                          .collect(Collectors.toSet());
              ChannelRows rooms = new ChannelRows(session);
              List<Climb> some = new ArrayList<>();
              for (Climb one : critical) {
                LocalSounding sounding =
                    new LocalSounding(
                        one.raised(),
                        true,
                        one.acknowledged() || known.contains(one.alarm()),
                        rooms.sounded(one.alarm()));
                if (sounding.due(rules.sounding(), now)) {
                  some.add(one);
                }
              }
              return some;
            });
    int sounded = 0;
    for (Climb one : due) {
      DeviceId device =
          AlarmName.parse(one.alarm()).map(name -> new DeviceId(name.device())).orElse(null);
      if (device != null && sound.test(device)) {
        sounded++;
        Patience.await(
            store
                .get()
                .actions()
                .work((_, session) -> {
                  new ChannelRows(session).sound(one.alarm(), now);
                  return true;
                }));
        Logger.warn("{}: nobody has this alarm; {} was told to sound", one.alarm(), device);
      }
    }
    return sounded;
  }

  /// Deletes what is over and older than its time, some at a time.
  void forget(Instant now) {
    Instant before = now.minus(Duration.ofDays(office.erasures().times().of(Kept.NOTICES)));
    int gone;
    do {
      gone =
          Patience.await(
              store
                  .get()
                  .actions()
                  .beside(session -> {
                    new ChannelRows(session).forget(before);
                    new DrillRows(session).forget(before);
                    int some = new NoticeRows(session).forget(before, FORGOTTEN);
                    return new Removals(session).add(Kept.NOTICES, some, now);
                  }));
    } while (gone == FORGOTTEN);
  }
}
