package org.eclipse.paho.bad;

/// Breaks a house rule on purpose.
class UsesClient {
  Client client = new Client();
}
