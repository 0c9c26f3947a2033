/// Square waves by the kernel's PWM files, as a provider for Pi4J. The chip is found by its
/// hardware, because its number differs between models and kernels. Must not know what is sounded.
@NullMarked
package id.penjaga.device.app.board.tone;

import org.jspecify.annotations.NullMarked;
