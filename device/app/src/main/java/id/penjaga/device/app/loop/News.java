package id.penjaga.device.app.loop;

import id.penjaga.device.messages.StateMessage;

/// Told what there is to send. No call may wait.
public interface News {
  /// A picture of now that replaces the one before on its topic.
  void publish(StateMessage message);

  /// The journal or the readings have grown.
  void grown();

  /// What the birth certificate says has changed: limits, the roster, or the oldest message that
  /// can still be sent.
  void reborn();

  /// For a device that works alone.
  News NONE =
      new News() {
        @Override
        public void publish(StateMessage message) {}

        @Override
        public void grown() {}

        @Override
        public void reborn() {}
      };
}
