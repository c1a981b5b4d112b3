package io.claimcode.promotion;

import io.claimcode.kit.architecture.ServiceArchitectureRules;

class ArchitectureTest extends ServiceArchitectureRules {
    ArchitectureTest() {
        super("io.claimcode.promotion");
    }
}
