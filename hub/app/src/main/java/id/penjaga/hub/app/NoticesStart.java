package id.penjaga.hub.app;

import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.notice.Heartbeat;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.notice.Notices;
import id.penjaga.hub.app.notice.channel.GatewayChannel;
import id.penjaga.hub.app.notice.channel.MailChannel;
import id.penjaga.hub.app.notice.channel.MqttChannel;
import id.penjaga.hub.app.notice.channel.SmsChannel;
import id.penjaga.hub.app.notice.channel.SnmpChannel;
import id.penjaga.hub.app.notice.channel.SyslogChannel;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.web.notice.CalledPoints;
import id.penjaga.hub.app.web.notice.SpokenNotices;
import id.penjaga.hub.app.web.view.RoomReads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts the notices of a hub together and starts them; they wait for store and broker by
/// themselves.
final class NoticesStart implements AutoCloseable {
  private static final long COMMAND_LIFE_MS = 60_000;

  private final NoticeConfig config;
  private final HubClock clock;
  private final Notices notices;
  private final Heartbeat heartbeat;
  private volatile @Nullable HubLink link;

  /// @param store throws [id.penjaga.hub.app.store.sql.StoreException] while it is not open
  /// @param room where the labels of points are
  NoticesStart(
      HubConfig hub,
      Supplier<Store> store,
      Office office,
      RoomReads room,
      HubClock clock,
      Threads threads) {
    config = hub.notices();
    this.clock = clock;
    InstantSource now = () -> Instant.ofEpochMilli(clock.wallMs());
    List<NoticeChannel> channels =
        config.channels().stream().map(one -> channel(one, threads)).toList();
    notices =
        new Notices(
            store,
            office,
            now,
            config,
            channels,
            new SpokenNotices(
                hub.site().name(),
                config.link(),
                hub.site().zone(),
                now,
                new CalledPoints(office, room)::in),
            this::sound);
    notices.start(threads);
    heartbeat = new Heartbeat(config, clock, this::say, threads);
    heartbeat.start();
  }

  /// From now on the broker is reached by this link.
  void over(HubLink now) {
    now.receipts((account, notice) -> {
      for (NoticeConfig.Channel one : config.channels()) {
        if (one instanceof NoticeConfig.Mqtt mqtt && mqtt.account().equals(account)) {
          notices.received(mqtt.name(), notice);
        }
      }
    });
    link = now;
  }

  NoticeDesk desk() {
    return notices.desk();
  }

  private NoticeChannel channel(NoticeConfig.Channel channel, Threads threads) {
    return switch (channel) {
      case NoticeConfig.Mail mail -> new MailChannel(mail);
      case NoticeConfig.Gateway gateway -> new GatewayChannel(gateway, threads);
      case NoticeConfig.Sms sms -> new SmsChannel(sms);
      case NoticeConfig.Syslog syslog -> new SyslogChannel(syslog);
      case NoticeConfig.Snmp snmp -> new SnmpChannel(snmp);
      case NoticeConfig.Mqtt mqtt -> new MqttChannel(mqtt, this::say);
    };
  }

  private boolean say(String topic, byte[] payload) {
    HubLink now = link;
    return now != null && now.say(topic, payload);
  }

  private boolean sound(DeviceId device) {
    HubLink now = link;
    long at = clock.wallMs();
    return now != null
        && now.send(
            new CommandMessage(
                device,
                "r-" + UUID.randomUUID(),
                at,
                at + COMMAND_LIFE_MS,
                new DeviceCommand.RearmBuzzer("hub")));
  }

  @Override
  public void close() {
    heartbeat.close();
    notices.close();
  }
}
