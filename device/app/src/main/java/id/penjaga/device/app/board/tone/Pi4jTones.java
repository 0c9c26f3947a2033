package id.penjaga.device.app.board.tone;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmProviderBase;
import id.penjaga.device.app.board.kernel.LineMissing;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Pause;
import java.nio.file.Path;

/// Pi4J's PWM on the kernel's channels, for square waves: the duty cycle is always a half. Trouble
/// is Pi4J's {@link IOException} with the {@link LinuxException} as cause, if the kernel said
/// something.
public final class Pi4jTones extends PwmProviderBase {
  private final Path chips;
  private final Pause pause;

  /// @param chips normally `/sys/class/pwm`
  public Pi4jTones(Path chips, Pause pause) {
    super("penjaga-tones", "PWM through the files of the Linux kernel");
    this.chips = chips;
    this.pause = pause;
  }

  @Override
  public Pwm create(PwmConfig config) {
    PwmChannel channel =
        PwmChannel.of(chips, config.bcm())
            .orElseThrow(() ->
                new LineMissing(
                    "no PWM of the kernel drives GPIO"
                        + config.bcm()
                        + "; check the dtoverlay=pwm line in config.txt"));
    try {
      channel.take(pause);
    } catch (LinuxException e) {
      throw new IOException(e);
    }
    Wave wave = new Wave(this, config, channel);
    context().registry().add(wave);
    return wave;
  }

  private static final class Wave extends PwmBase {
    private final PwmChannel channel;

    Wave(PwmProvider provider, PwmConfig config, PwmChannel channel) {
      super(provider, config);
      this.channel = channel;
    }

    @Override
    public synchronized Pwm on() {
      try {
        channel.start(frequency);
      } catch (LinuxException e) {
        throw new IOException(e);
      }
      onState = true;
      return this;
    }

    @Override
    public synchronized Pwm off() {
      try {
        channel.stop();
      } catch (LinuxException e) {
        throw new IOException(e);
      }
      onState = false;
      return this;
    }

    @Override
    public Pwm shutdownInternal(Context context) {
      try {
        channel.stop();
        channel.giveBack();
      } catch (LinuxException _) {
        // The files are gone, and the tone with them.
      }
      return this;
    }
  }
}
