package com.pi4j.bad;

/// Breaks a house rule on purpose.
class UsesPin {
  Pin pin = new Pin();
}
