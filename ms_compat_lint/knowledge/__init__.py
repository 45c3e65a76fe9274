"""What is known about the optimizers: ``load`` reads it, ``schema`` says what it is."""
