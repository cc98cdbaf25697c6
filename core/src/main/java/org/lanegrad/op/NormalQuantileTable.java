package org.lanegrad.op;

/** The polynomials of {@link NormalQuantile} in the tails. */
final class NormalQuantileTable {
    /** For each piece the coefficients, lowest power first. */
    static final double[][] COEFFICIENTS = {
        {
            0x1.27485eea9cc41p-1, 0x1.e0eeaa93d618fp0, -0x1.0b109a9a4a101p-2, 0x1.4a853de45b14ap-3,
            -0x1.b50febf176be7p-4, 0x1.2ff09f571ea79p-4, -0x1.b79a3089e6dccp-5, 0x1.47a6be0632502p-5,
            -0x1.f3ed44ec7272cp-6, 0x1.843779b372095p-6, -0x1.31f7ff4287f9p-6, 0x1.f8b7458dbdfc1p-7,
            -0x1.968e3281d451bp-7
        },
        {
            0x1.08418faf1f598p0, 0x1.c5e4b45efca3cp0, -0x1.5d8b633461c13p-3, 0x1.6a5e403240b92p-4,
            -0x1.8da26d091a9e3p-5, 0x1.c7d49b5a1b23ep-6, -0x1.0e96865d7259p-6, 0x1.4a66ee34f342ep-7,
            -0x1.9c915e98d8a1bp-8, 0x1.062ac7634e6e2p-8, -0x1.520d572269d42p-9, 0x1.c3072c2c7a9f5p-10,
            -0x1.2923e5b096a03p-10
        },
        {
            0x1.774f5d9b312bep0, 0x1.b3a282243143ap0, -0x1.e75391e7cd9ap-4, 0x1.b449c16ed1fafp-5, -0x1.9aabedafbede3p-6,
            0x1.919e1ed44f6dep-7, -0x1.95319348ff503p-8, 0x1.a375a49953bbep-9, -0x1.bb81e155671a5p-10,
            0x1.dd0e49ea160efp-11, -0x1.043c8dd3f5a52p-11, 0x1.23dde27d8febap-12, -0x1.4553004df5d0dp-13
        },
        {
            0x1.e2817b7bed191p0, 0x1.a69d49564f696p0, -0x1.63a15452a0a65p-4, 0x1.18d4d3704885cp-5,
            -0x1.d015013a44664p-7, 0x1.8cad2e63753c9p-8, -0x1.5c993c26711a7p-9, 0x1.3997289971d34p-10,
            -0x1.1fb61011560b5p-11, 0x1.0c57f2d94ad4ap-12, -0x1.fb81e0eb64e27p-14, 0x1.eb4bdfe78c04p-15,
            -0x1.da86219c51a84p-16
        },
        {
            0x1.3f2178e58656dp1, 0x1.99027ccf0e755p0, -0x1.d84aa9bab45ecp-5, 0x1.3db657508d291p-6,
            -0x1.bd13ef97f5962p-8, 0x1.40fdbcee82714p-9, -0x1.da1027ee575bbp-11, 0x1.652e5ede546bep-12,
            -0x1.11d86168125b5p-13, 0x1.aa18e15d5bbbfp-15, -0x1.4ff2a81bafe76p-16, 0x1.14ffc57552c54p-17,
            -0x1.be064a83eda1dp-19
        },
        {
            0x1.a3cd709af184p1, 0x1.8d43cc8f3e0acp0, -0x1.29de87b752be5p-5, 0x1.4f86821806c0ep-7, -0x1.87fa947875d79p-9,
            0x1.d5a48520e1d46p-11, -0x1.1ef7dda1aa8dep-12, 0x1.6499d866060f4p-14, -0x1.c1a96162b664ap-16,
            0x1.1f2808acc10b5p-17, -0x1.73138a99f2e26p-19, 0x1.ef6bcfd33d2d2p-21, -0x1.465ecd50d0023p-22
        },
        {
            0x1.030c90f05f2c1p2, 0x1.8599a3259d722p0, -0x1.92b1a1ba22956p-6, 0x1.86b57436a12e3p-8,
            -0x1.8838fa60f837ep-10, 0x1.92da905928c05p-12, -0x1.a501f74b53a82p-14, 0x1.be5011194ebc6p-16,
            -0x1.df0e283846961p-18, 0x1.03f2ced2f9995p-19, -0x1.1cfc1f57b1682p-21, 0x1.4061d47a7690fp-23,
            -0x1.656e5178d0407p-25
        },
        {
            0x1.3365f2eb5fa5ep2, 0x1.8049aa6c43aebp0, -0x1.1e6147a71f24p-6, 0x1.e876cd61f63ap-9, -0x1.ae54a33423632p-11,
            0x1.834ec014ab514p-13, -0x1.621ffaafe336p-15, 0x1.47e9179a9becbp-17, -0x1.32efe6858b8d2p-19,
            0x1.22100cb5a7811p-21, -0x1.148850643ea42p-23, 0x1.0cf8d2e6bb365p-25, -0x1.046d073c3e4a7p-27
        },
        {
            0x1.7ae8ca1b3a317p2, 0x1.7ae4a0ac07c8ap0, -0x1.7083c264785d5p-7, 0x1.0a3c8c12ef43fp-9,
            -0x1.8cbd700458169p-12, 0x1.2d927fba1072fp-14, -0x1.d11792a8e4906p-17, 0x1.6aa950fd81207p-19,
            -0x1.1d694eae87e52p-21, 0x1.c4a69f293d823p-24, -0x1.69b0a9e4b970dp-26, 0x1.2cffedd91bf9cp-28,
            -0x1.e7612b386bfb2p-31
        },
        {
            0x1.d905c1e931286p2, 0x1.7661dc446868fp0, -0x1.c203dd3ed1d59p-8, 0x1.0e55dd2f4e3b5p-10,
            -0x1.4e74b0cc99edap-13, 0x1.a5a8527627725p-16, -0x1.0d5c4510e63b1p-18, 0x1.5ba13fb7552b5p-21,
            -0x1.c4480422d50ap-24, 0x1.2829fa52893f8p-26, -0x1.8640661610368p-29, 0x1.0878b07feb2f5p-31,
            -0x1.6027a7f9a37d3p-34
        },
        {
            0x1.1b1e2db0e9aa8p3, 0x1.7385aeb53f838p0, -0x1.28b793b7b7cb3p-8, 0x1.314ca8f8de189p-11,
            -0x1.4318ca7ffb847p-14, 0x1.5c2aaddd75969p-17, -0x1.7bf9983e95a55p-20, 0x1.a2a5c4796dce3p-23,
            -0x1.d0b734a3a23b3p-26, 0x1.037c89ff4fa32p-28, -0x1.2354384acfa8dp-31, 0x1.4e0b8746b075ap-34,
            -0x1.7a5f0f56e5c25p-37
        },
        {
            0x1.496e0361fbd96p3, 0x1.7195766f86681p0, -0x1.9dc54264f1376p-9, 0x1.74762fb514dcap-12,
            -0x1.588460273fa02p-15, 0x1.44482a51af7f5p-18, -0x1.34ff50ac629e3p-21, 0x1.2921de6ec0bffp-24,
            -0x1.1fc34b2ed8997p-27, 0x1.18483f5a8c4e9p-30, -0x1.1254ae0cb6b0ap-33, 0x1.1101dde2094edp-36,
            -0x1.0d54a6020049fp-39
        },
        {
            0x1.8e88393d60bcfp3, 0x1.6fa83332fcb11p0, -0x1.041f5030f6dc1p-9, 0x1.8a8a929844d2p-13,
            -0x1.33181b8dd16c2p-16, 0x1.e61db4ee5f2d8p-20, -0x1.854a8c67a55d7p-23, 0x1.3a7c8d039a903p-26,
            -0x1.ff90a24e86f8cp-30, 0x1.a2243d0beea16p-33, -0x1.577a872c2a795p-36, 0x1.257419eb6195cp-39,
            -0x1.e5a266729d049p-43
        },
        {
            0x1.ea3b91a2c2546p3, 0x1.6e152bc4a8768p0, -0x1.36649c4a90ea9p-10, 0x1.8561bacce60a1p-14,
            -0x1.f4b72ddc277e6p-18, 0x1.471b755245f58p-21, -0x1.b031dea6bcb31p-25, 0x1.1fe969600a007p-28,
            -0x1.82149db28ed19p-32, 0x1.0425df52f2bedp-35, -0x1.60272caf96c12p-39, 0x1.e9fb33c94532ap-43,
            -0x1.4ddf6b8f28c92p-46
        },
        {
            0x1.22cfa7227cf09p4, 0x1.6d1acddf779dp0, -0x1.923455787df6fp-11, 0x1.ae6f7ae394c5bp-15,
            -0x1.d7b9eb9ff617p-19, 0x1.0677c99dcb38fp-22, -0x1.273ac1b9f1363p-26, 0x1.4ec0c19ad5812p-30,
            -0x1.7df03a48199a3p-34, 0x1.b5e77e9ab9703p-38, -0x1.f82f73dfdc5d7p-42, 0x1.284ed848e3ae1p-45,
            -0x1.575a339952d7ep-49
        },
        {
            0x1.5067e9e520e18p4, 0x1.6c73c7d9b5bf9p0, -0x1.14909ee54279fp-11, 0x1.022d3f350cd85p-15,
            -0x1.ed36d85e718d7p-20, 0x1.de1bd5ad8b8f4p-24, -0x1.d44c72c02ab8dp-28, 0x1.ce41560b64677p-32,
            -0x1.cb0bc4e0ff7cfp-36, 0x1.ca09421f8b345p-40, -0x1.cadf8af279325p-44, 0x1.d34828cd936fdp-48,
            -0x1.d70b7fa94d837p-52
        },
        {
            0x1.94ad1074f3a9bp4, 0x1.6bd03b16f98a8p0, -0x1.5615a747349cp-12, 0x1.0c2503c65f951p-16,
            -0x1.adb68241ed7fcp-21, 0x1.5d33fe4864fd3p-25, -0x1.1e9aa28b2627fp-29, 0x1.d9f31ca11f208p-34,
            -0x1.8a2477bd62c5dp-38, 0x1.491f9049a070ap-42, -0x1.1404ce19ce186p-46, 0x1.e1e7caf559758p-51,
            -0x1.969b429980761p-55
        },
        {
            0x1.ef8f3bd323e5p4, 0x1.6b4cc56c2a3a3p0, -0x1.91869a8bc80fdp-13, 0x1.037aa9b2f0e14p-17,
            -0x1.5679df774dfccp-22, 0x1.ca20ac1c8d923p-27, -0x1.3551c5b9d068cp-31, 0x1.a4a4d7099b973p-36,
            -0x1.1f96b98f5b1d6p-40, 0x1.8ae29cab79646p-45, -0x1.10276bf23910ap-49, 0x1.81b5eedd2a873p-54,
            -0x1.0b5c524ccb51fp-58
        },
        {
            0x1.252bcf48348e5p5, 0x1.6afc4b5194e05p0, -0x1.00e392ef3dda6p-13, 0x1.1a92aa3d441adp-18,
            -0x1.3d2aa7a610b7p-23, 0x1.689deac39a4aap-28, -0x1.9dbf18a15260fp-33, 0x1.ddeb19fc54512p-38,
            -0x1.1579cd70a32a2p-42, 0x1.4386865ac1b15p-47, -0x1.7a93b60bdac3ap-52, 0x1.c441dc0ebfad7p-57,
            -0x1.0a0fcf0097d48p-61
        }
    };

    private NormalQuantileTable() {}
}
