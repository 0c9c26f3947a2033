package id.penjaga.device.app.link;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.ConnectionListener;
import id.penjaga.device.mqtt.Loss;

/// Callbacks of one connection, put into the mail of the link's thread. Each connection has its
/// own: callbacks of a stale one are ignored, so that nothing of an old connection is taken for the
/// new.
final class LinkListener implements ConnectionListener {
  private final DeviceId device;
  private final Mail mail;
  private final CommandStore commands;
  private volatile boolean stale;

  LinkListener(DeviceId device, Mail mail, CommandStore commands) {
    this.device = device;
    this.mail = mail;
    this.commands = commands;
  }

  /// Ignores all callbacks from now on.
  void stale() {
    stale = true;
  }

  @Override
  public void confirmed() {
    if (!stale) {
      mail.confirmed();
    }
  }

  @Override
  public void lost(Loss loss) {
    if (!stale) {
      mail.lost(loss);
    }
  }

  @Override
  public void arrived(String topic, byte[] payload, boolean wasRetained) {
    if (stale) {
      return;
    }
    if (topic.equals(Topics.command(device))) {
      mail.command(new Mail.Letter(payload, wasRetained));
    } else if (topic.equals(Topics.roster(device))) {
      mail.roster(payload);
    } else if (topic.equals(Topics.acknowledgement(device))) {
      try {
        mail.acknowledged(Codec.readAcknowledgement(payload));
      } catch (MalformedMessage e) {
        commands.unusable("acknowledgement", String.valueOf(e.getMessage()));
      }
    }
  }
}
