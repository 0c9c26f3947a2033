package id.penjaga.device.app.board.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.WireException;
import org.jspecify.annotations.Nullable;

/// Opens inputs, outputs and pulse pairs on the lines of one chip. Each is told a connector's name
/// for its sentences, and what to run once the line was given back.
public final class GpioWires {
  private static final int PULSES_KEPT = 256;

  private final GpioLines lines;
  private final LineTrouble trouble;
  private final BoardThread thread;
  private final Context pi4j;

  /// @param pi4j made with [Pi4jLines#providers]
  public GpioWires(GpioLines lines, LineTrouble trouble, BoardThread thread, Context pi4j) {
    this.lines = lines;
    this.trouble = trouble;
    this.thread = thread;
    this.pi4j = pi4j;
  }

  public DigitalInput input(String connector, int bcm, GpioLines.Bias bias, Runnable released)
      throws WireException {
    try {
      return new InputWire(
          connector,
          pi4j.create(
              DigitalInputConfigBuilder.newInstance(pi4j)
                  .id("penjaga-" + connector)
                  .bcm(bcm)
                  .pull(
                      switch (bias) {
                        case NONE -> PullResistance.OFF;
                        case UP -> PullResistance.PULL_UP;
                        case DOWN -> PullResistance.PULL_DOWN;
                      })
                  .debounce(0L)
                  .build()),
          released);
    } catch (IOException e) {
      throw trouble.refused(bcm, connector, e);
    }
  }

  /// @param initiallyHigh the level from the first instant on
  public DigitalOutput output(String connector, int bcm, boolean initiallyHigh, Runnable released)
      throws WireException {
    try {
      return new OutputWire(
          connector,
          pi4j.create(
              DigitalOutputConfigBuilder.newInstance(pi4j)
                  .id("penjaga-" + connector)
                  .bcm(bcm)
                  .initial(DigitalState.getState(initiallyHigh))
                  .build()),
          released);
    } catch (IOException e) {
      throw trouble.refused(bcm, connector, e);
    }
  }

  public PulsePair pulses(
      String connector, int first, int second, GpioLines.Bias bias, Runnable released)
      throws WireException {
    try {
      return new PulseWires(
          lines.requestPair(first, second, "penjaga-" + connector, bias, PULSES_KEPT),
          thread,
          connector,
          released);
    } catch (LinuxException e) {
      throw trouble.refused(first, connector, e);
    }
  }

  private void close(com.pi4j.io.IO<?, ?, ?> io, Runnable released) {
    if (pi4j.hasIO(io.id())) {
      pi4j.shutdown(io.id());
      released.run();
    }
  }

  private final class InputWire implements DigitalInput {
    private final String connector;
    private final com.pi4j.io.gpio.digital.DigitalInput input;
    private final Runnable released;
    private volatile @Nullable EdgeListener listener;

    InputWire(String connector, com.pi4j.io.gpio.digital.DigitalInput input, Runnable released) {
      this.connector = connector;
      this.input = input;
      this.released = released;
      input.addListener(event -> {
        EdgeListener told = listener;
        if (told != null && event instanceof Pi4jLines.Edge edge) {
          told.edge(edge.state().isHigh(), edge.nanos());
        }
      });
    }

    @Override
    public boolean high() throws WireException {
      try {
        return input.isHigh();
      } catch (IOException e) {
        throw LineTrouble.failed(connector, e);
      }
    }

    @Override
    public void onEdge(EdgeListener newListener) {
      listener = newListener;
    }

    @Override
    public void close() {
      listener = null;
      GpioWires.this.close(input, released);
    }
  }

  private final class OutputWire implements DigitalOutput {
    private final String connector;
    private final com.pi4j.io.gpio.digital.DigitalOutput output;
    private final Runnable released;

    OutputWire(String connector, com.pi4j.io.gpio.digital.DigitalOutput output, Runnable released) {
      this.connector = connector;
      this.output = output;
      this.released = released;
    }

    @Override
    public void set(boolean high) throws WireException {
      try {
        output.state(DigitalState.getState(high));
      } catch (IOException e) {
        throw LineTrouble.failed(connector, e);
      }
    }

    @Override
    public void close() {
      GpioWires.this.close(output, released);
    }
  }
}
