package id.penjaga.hub.app.notice.channel;

import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.FaultName;
import java.util.Map;
import java.util.TreeMap;

/// A notice as other programs read it.
final class NoticeJson {
  private NoticeJson() {}

  static Map<String, Object> tree(NoticeMessage message) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("id", message.id());
    tree.put("at_ms", message.at().toEpochMilli());
    tree.put("severity", message.severity().name());
    tree.put("cause", message.cause());
    tree.put("kind", message.kind());
    tree.put("about", message.about());
    tree.put("subject", message.subject());
    tree.put("text", message.text());
    if (FaultName.isDrill(message.kind())) {
      tree.put("drill", true);
    }
    if (!message.address().isEmpty()) {
      tree.put("to", message.address());
    }
    return tree;
  }
}
