package id.penjaga.device.app.board.tone;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfigBuilder;
import id.penjaga.device.app.board.gpio.LineTrouble;
import id.penjaga.device.drivers.wire.Tone;
import id.penjaga.device.drivers.wire.WireException;

/// A tone output: a square wave on a line that a PWM of the kernel can drive.
public final class ToneWire implements Tone {
  private final Context pi4j;
  private final String connector;
  private final Pwm pwm;
  private final Runnable released;

  private ToneWire(Context pi4j, String connector, Pwm pwm, Runnable released) {
    this.pi4j = pi4j;
    this.connector = connector;
    this.pwm = pwm;
    this.released = released;
  }

  /// @param pi4j made with [Pi4jTones]
  /// @param released run once the line was given back
  public static ToneWire open(
      Context pi4j, LineTrouble trouble, String connector, int bcm, Runnable released)
      throws WireException {
    try {
      Pwm pwm =
          pi4j.create(
              PwmConfigBuilder.newInstance(pi4j).id("penjaga-" + connector).bcm(bcm).build());
      return new ToneWire(pi4j, connector, pwm, released);
    } catch (IOException e) {
      throw trouble.refused(bcm, connector, e);
    }
  }

  @Override
  public void sound(int hertz) throws WireException {
    try {
      pwm.setFrequency(hertz);
      pwm.on();
    } catch (IOException e) {
      throw LineTrouble.failed(connector, e);
    }
  }

  @Override
  public void silence() throws WireException {
    try {
      pwm.off();
    } catch (IOException e) {
      throw LineTrouble.failed(connector, e);
    }
  }

  @Override
  public void close() {
    if (pi4j.hasIO(pwm.id())) {
      pi4j.shutdown(pwm.id());
      released.run();
    }
  }
}
