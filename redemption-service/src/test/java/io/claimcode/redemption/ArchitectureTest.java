package io.claimcode.redemption;

import io.claimcode.kit.architecture.ServiceArchitectureRules;

class ArchitectureTest extends ServiceArchitectureRules {
    ArchitectureTest() {
        super("io.claimcode.redemption");
    }
}
