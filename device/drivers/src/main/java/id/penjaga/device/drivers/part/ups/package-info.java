/// What drivers of uninterruptible power supplies share: numbers as cheap units write them, the
/// bounds of each quantity, and the judgement of status words against each other and the input.
///
/// Megatec/Q1 and NUT say the same in different forms; a rule that keeps a contradiction from
/// passing for "mains ok" must stand once. Everything here is pure. It knows no wire and no alarm.
@NullMarked
package id.penjaga.device.drivers.part.ups;

import org.jspecify.annotations.NullMarked;
