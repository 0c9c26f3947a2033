package id.penjaga.hub.app.notice.channel;

import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.json.CanonicalJson;
import id.penjaga.hub.core.notice.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiPredicate;

/// Notices for the operations centre by the broker, on `penjaga/v1/hub/notice/<id>`. The broker's
/// acknowledgement proves nothing: the centre gives a receipt of its own on
/// `penjaga/v1/<account>/up/receipt`.
public final class MqttChannel implements NoticeChannel {
  private final NoticeConfig.Mqtt mqtt;
  private final BiPredicate<String, byte[]> publish;

  /// @param publish topic below `penjaga/v1/hub/` and bytes; false when there is no connection
  public MqttChannel(NoticeConfig.Mqtt mqtt, BiPredicate<String, byte[]> publish) {
    this.mqtt = mqtt;
    this.publish = publish;
  }

  @Override
  public String name() {
    return mqtt.name();
  }

  @Override
  public String kind() {
    return "mqtt";
  }

  @Override
  public String target() {
    return "penjaga/v1/hub/notice/#, " + mqtt.account();
  }

  @Override
  public boolean centre() {
    return true;
  }

  @Override
  public Attempt send(NoticeMessage message) {
    Map<String, Object> tree = NoticeJson.tree(message);
    tree.put("v", 1L);
    byte[] bytes = CanonicalJson.write(tree).getBytes(StandardCharsets.UTF_8);
    return publish.test("notice/" + message.id(), bytes)
        ? new Attempt.Taken("QoS 1")
        : new Attempt.Missed("no connection to the broker");
  }
}
