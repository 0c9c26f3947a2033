package id.penjaga.device.app.board.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.provider.Provider;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.linux.LinuxException;
import org.jspecify.annotations.Nullable;

/// Pi4J's digital inputs and outputs on the kernel's lines. Pi4J's own providers come with native
/// libraries for ARM only, so this is our plug-in.
///
/// The Pi4J id of an input or output is its consumer name in the kernel. Trouble is Pi4J's {@link
/// IOException} with the {@link LinuxException} as cause.
public final class Pi4jLines implements Plugin {
  private static final int EDGES_KEPT = 256;

  private final GpioLines lines;
  private final BoardThread thread;

  public Pi4jLines(GpioLines lines, BoardThread thread) {
    this.lines = lines;
    this.thread = thread;
  }

  @Override
  public void initialize(PluginService service) {
    service.register(providers());
  }

  public Provider<?, ?, ?>[] providers() {
    return new Provider<?, ?, ?>[] {new Inputs(), new Outputs()};
  }

  /// A change with the kernel's own time of it.
  static final class Edge extends DigitalStateChangeEvent<DigitalInput> {
    private final long nanos;

    Edge(DigitalInput source, DigitalState state, long nanos) {
      super(source, state);
      this.nanos = nanos;
    }

    /// On the scale of {@link System#nanoTime}.
    long nanos() {
      return nanos;
    }
  }

  private final class Inputs extends DigitalInputProviderBase {
    Inputs() {
      super("penjaga-inputs", "GPIO inputs through the Linux character device");
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      GpioLines.Bias bias =
          switch (config.pull()) {
            case OFF -> GpioLines.Bias.NONE;
            case PULL_UP -> GpioLines.Bias.UP;
            case PULL_DOWN -> GpioLines.Bias.DOWN;
          };
      int debounce = Math.toIntExact(config.debounce());
      return registered(
          context(),
          new Input(
              this,
              config,
              request(
                  config.bcm(), config.id(), new GpioLines.Use.Input(bias, debounce, EDGES_KEPT))));
    }
  }

  private final class Outputs extends DigitalOutputProviderBase {
    Outputs() {
      super("penjaga-outputs", "GPIO outputs through the Linux character device");
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      boolean high = config.initialState() == DigitalState.HIGH;
      return registered(
          context(),
          new Output(
              this, config, request(config.bcm(), config.id(), new GpioLines.Use.Output(high))));
    }
  }

  private static <T extends com.pi4j.io.IO<?, ?, ?>> T registered(Context context, T io) {
    context.registry().add(io);
    return io;
  }

  private GpioLines.Line request(int offset, String consumer, GpioLines.Use use) {
    try {
      return lines.request(offset, consumer, use);
    } catch (LinuxException e) {
      throw new IOException(e);
    }
  }

  private static DigitalState state(GpioLines.Line line) {
    try {
      return DigitalState.getState(line.high());
    } catch (LinuxException e) {
      throw new IOException(e);
    }
  }

  private final class Input extends DigitalInputBase {
    private final GpioLines.Line line;
    private volatile @Nullable LinuxException lost;

    Input(DigitalInputProvider provider, DigitalInputConfig config, GpioLines.Line line) {
      super(provider, config);
      this.line = line;
      thread.watch(line.descriptor(), this::edges);
    }

    private void edges() throws LinuxException {
      try {
        line.takeEdges(this::edge);
      } catch (LinuxException e) {
        lost = e;
        throw e;
      }
    }

    private void edge(boolean rising, long nanos) {
      dispatch(new Edge(this, DigitalState.getState(rising), nanos));
    }

    /// A line whose edges are lost has no state either: it must be requested again.
    @Override
    public DigitalState state() {
      LinuxException trouble = lost;
      if (trouble != null) {
        throw new IOException(trouble);
      }
      return Pi4jLines.state(line);
    }

    @Override
    public DigitalInput shutdownInternal(Context context) throws ShutdownException {
      super.shutdownInternal(context);
      thread.unwatch(line.descriptor(), line::close);
      return this;
    }
  }

  private static final class Output extends DigitalOutputBase {
    private final GpioLines.Line line;

    Output(DigitalOutputProvider provider, DigitalOutputConfig config, GpioLines.Line line) {
      super(provider, config);
      this.line = line;
    }

    @Override
    public synchronized DigitalOutput state(DigitalState state) throws IOException {
      try {
        line.set(state == DigitalState.HIGH);
      } catch (LinuxException e) {
        throw new IOException(e);
      }
      return super.state(state);
    }

    @Override
    public DigitalOutput shutdownInternal(Context context) throws ShutdownException {
      super.shutdownInternal(context);
      line.close();
      return this;
    }
  }
}
