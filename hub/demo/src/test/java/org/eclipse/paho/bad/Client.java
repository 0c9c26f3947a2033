package org.eclipse.paho.bad;

/// Stands for a class of the Paho client.
public class Client {}
