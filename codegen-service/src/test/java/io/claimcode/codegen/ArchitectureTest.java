package io.claimcode.codegen;

import io.claimcode.kit.architecture.ServiceArchitectureRules;

class ArchitectureTest extends ServiceArchitectureRules {
    ArchitectureTest() {
        super("io.claimcode.codegen");
    }
}
