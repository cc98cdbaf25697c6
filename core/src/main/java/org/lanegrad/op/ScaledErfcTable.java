package org.lanegrad.op;

/** The polynomials of {@link ScaledErfc}. */
final class ScaledErfcTable {
    /** What the first coefficients of {@link #COEFFICIENTS} are rounded by. */
    static final double[] LOW = {
        -0x1.07bddf9374349p-55, -0x1.29cd4128a7ecbp-57, 0x1.043eea2968052p-55, -0x1.55a02dfa57f16p-56,
        0x1.a9d91073b50e2p-62, 0x1.3c1b1cd31543bp-57, -0x1.a7c8fc47f8619p-58, -0x1.bb4762f87bc03p-57,
        -0x1.8c9dc33dec6b9p-63, -0x1.f6c6c42e69777p-58, -0x1.5a82bc972cf31p-58, -0x1.a1db408fd6128p-58,
        0x1.33d1731860f3dp-58, -0x1.e17e89d44c57p-60, 0x1.89f3426a262dp-60, 0x1.574dbf17fd428p-59,
        -0x1.41c438a80e015p-59, 0x1.b81109afa1d8fp-61, -0x1.e978897afb34p-60, -0x1.bfef2fc153507p-60,
        0x1.1ae3a914fed8p-57
    };

    /** What the first coefficients of {@link #DECLINES} are rounded by. */
    static final double[] DECLINES_LOW = {
        0x1.cf866958a1dacp-56, 0x1.8aa61a4d43cdfp-57, -0x1.6fb30d112835ep-57, 0x1.c2f8666962e7ep-59,
        -0x1.b3c118d26e2ecp-58, 0x1.eb2b604284bbdp-58, -0x1.eda793bd56e04p-63, -0x1.0fc614bba3845p-60,
        0x1.6541c2f2dc20dp-62, 0x1.61a10dbc36335p-61, 0x1.57240c8230afcp-61, 0x1.24bfc80ec5c06p-62,
        0x1.93f623af63f4fp-62, 0x1.34af8c4115ff7p-63, -0x1.4d80ac59bb344p-64, 0x1.8188b224c94c6p-65,
        -0x1.56aca5a108499p-66, 0x1.13259fbf15f27p-65, -0x1.da1f5f5490117p-67, 0x1.91de9e159f395p-66,
        0x1.1ae3a914fed8p-58
    };

    /** For each piece the coefficients, lowest power first. */
    static final double[][] COEFFICIENTS = {
        {
            0x1.bf16ef058facfp-1, -0x1.d1f52e46ef826p-1, 0x1.84d8493cb1bcap-1, -0x1.163c18bf90dc9p-1,
            0x1.6210c624bfb5ap-2, -0x1.99c4e0953b127p-3, 0x1.b5f0a024145dcp-4, -0x1.b506ac15502bap-5,
            0x1.9aa036c41a054p-6, -0x1.6da7b368f422dp-7, 0x1.3635c2eeaedaap-8, -0x1.f7a6329214448p-10,
            0x1.8b92bb55c2476p-11, -0x1.28e74a2b0d239p-12
        },
        {
            0x1.5f28ade3ca4acp-1, -0x1.3a5c679d7bb59p-1, 0x1.d28c0e1177cd5p-2, -0x1.2e82dbf846fecp-2,
            0x1.611afb945d392p-3, -0x1.7a16147a55ab2p-4, 0x1.78491fa6f7f5ep-5, -0x1.5f77477a14f54p-6,
            0x1.3662c3031cb11p-7, -0x1.04aee6c826dc3p-8, 0x1.a267503a59773p-10, -0x1.421d0e650ea19p-11,
            0x1.e0981e6774216p-13, -0x1.578c905fd39c1p-14
        },
        {
            0x1.1d16b5809eaf6p-1, -0x1.babd0e4f1a24dp-2, 0x1.2577420fcd07dp-2, -0x1.59c35c06f7ffep-3,
            0x1.72d46a9b3f165p-4, -0x1.6fce5df0ba15ep-5, 0x1.552fe6ffdeb0fp-6, -0x1.2a7f4fb794306p-7,
            0x1.efd03d10f7ac6p-9, -0x1.88ef9a04d0a19p-10, 0x1.2a69625e9a574p-11, -0x1.b3e48618f56fbp-13,
            0x1.34f8a4a18a18p-14, -0x1.a4d0573fb9b44p-16
        },
        {
            0x1.db747ee409ac5p-2, -0x1.4369f60195edcp-2, 0x1.80ef8f454cf88p-3, -0x1.9d5868de0b581p-4,
            0x1.9831c2c850081p-5, -0x1.779dd2a3da265p-6, 0x1.452648d612d72p-7, -0x1.0ab3832b8b5dfp-8,
            0x1.a0ef7f72b6698p-10, -0x1.37fe711139064p-11, 0x1.c0b1e01cd722fp-13, -0x1.3709745c45a57p-14,
            0x1.a32a96f5de262p-16, -0x1.10079ffdcee25p-17
        },
        {
            0x1.78a692138767ap-2, -0x1.abaacdbfa8b07p-3, 0x1.b56f45eef7e3fp-4, -0x1.9b635ac624ac6p-5,
            0x1.68a25a664836fp-6, -0x1.299636d6c9209p-7, 0x1.d1b69597f0c3dp-9, -0x1.5b8bc9419d84p-10,
            0x1.f0fe8a88d3cd7p-12, -0x1.55c08c80d2503p-13, 0x1.c55c924775cc5p-15, -0x1.22f10017ec71p-16,
            0x1.71368494f04cfp-18, -0x1.bde45264f236p-20
        },
        {
            0x1.23cfc2f1dc7ep-2, -0x1.0c3d538446447p-3, 0x1.c8d0cef0f8107p-5, -0x1.6cb52fe48945cp-6,
            0x1.13648a12017fcp-7, -0x1.8bf716a8ec6bep-9, 0x1.106bd5bb7a2eep-10, -0x1.68388845b02b1p-12,
            0x1.cb4c7627a9281p-14, -0x1.1b2919f9d4442p-15, 0x1.5269f21f31c3cp-17, -0x1.88f0ad9976924p-19,
            0x1.c3515d18ecf45p-21, -0x1.f0bcbed45e35bp-23
        },
        {
            0x1.d94446d627932p-3, -0x1.6a70d2bb37411p-4, 0x1.0615670e25a7ap-5, -0x1.6883f9919a179p-7,
            0x1.da595561f8c9ep-9, -0x1.2bd251bb2f799p-10, 0x1.6d7743d0ced6cp-12, -0x1.aed7ebc6d4759p-14,
            0x1.ec774509181bap-16, -0x1.117a6a5f5a9a8p-17, 0x1.27a9379f9d083p-19, -0x1.37b3d0ebc0d92p-21,
            0x1.4549d09bbbc55p-23, -0x1.47399628bd723p-25
        },
        {
            0x1.8c9eb68ff27d7p-3, -0x1.0305781330099p-4, 0x1.43b98bac83823p-6, -0x1.84e9ab30e6ab3p-8,
            0x1.c2c72fd727ba9p-10, -0x1.f99e41ecb0dd4p-12, 0x1.131bb1602174ep-13, -0x1.2312b2588053ep-15,
            0x1.2bfb5df4d61ep-17, -0x1.2da32c584b24p-19, 0x1.2852bb5b7ada2p-21, -0x1.1ccbd4b77374fp-23,
            0x1.0f2b20b252eb3p-25, -0x1.f44283867051ep-28
        },
        {
            0x1.3e0a99a0ee914p-3, -0x1.5285d2eb1ef74p-5, 0x1.5d581133377e1p-7, -0x1.5e5d7e98990adp-9,
            0x1.5632136dcfdf2p-11, -0x1.460abd6b5aac9p-13, 0x1.2f839defbf63dp-15, -0x1.146bc3b72634ap-17,
            0x1.ed2b25c545409p-20, -0x1.af5dd63878f3cp-22, 0x1.721b31a16be1fp-24, -0x1.381bbf4ef7a2ep-26,
            0x1.0c53817265dbep-28, -0x1.b52b88aa6a397p-31
        },
        {
            0x1.f5b2a049cf4c6p-4, -0x1.aa3eb6a946f7ep-6, 0x1.62c12cb5f7555p-8, -0x1.218ed930b239ap-10,
            0x1.d00785f2fe34fp-13, -0x1.6d54b133e1dafp-15, 0x1.1ad6a31498c35p-17, -0x1.aef8ea2825beap-20,
            0x1.43551f4037b8bp-22, -0x1.de0985254e968p-25, 0x1.5c4a449ee453dp-27, -0x1.f4c4d68de779p-30,
            0x1.6cee7cc8c027ep-32, -0x1.fee5cbcae7c93p-35
        },
        {
            0x1.9d8a8f2284f2cp-4, -0x1.238ca71b93fc3p-6, 0x1.95252b932efdcp-9, -0x1.15976ddda3c9dp-11,
            0x1.774f4826df938p-14, -0x1.f4e46d17a1e3p-17, 0x1.4a17e192d447ap-19, -0x1.add7ac91b071bp-22,
            0x1.149ce494d441ap-24, -0x1.60002e1ef0109p-27, 0x1.baf6971d5b9c3p-30, -0x1.13ce55f015bd9p-32,
            0x1.5ae57d91ad3bfp-35, -0x1.a7111368968b7p-38
        },
        {
            0x1.5f75c42e97171p-4, -0x1.a6e2cf277a0cbp-7, 0x1.f75ef7a0fb2dap-10, -0x1.28787f0e7f4c6p-12,
            0x1.59b29296c5d59p-15, -0x1.8f23feccb801cp-18, 0x1.c871a15a43635p-21, -0x1.028f4644d2ebbp-23,
            0x1.22467fa851be1p-26, -0x1.43003b18e1c43p-29, 0x1.64477e3cbb2c5p-32, -0x1.85b76e23be8aap-35,
            0x1.ad86aabd11692p-38, -0x1.ce1abffccf1e2p-41
        },
        {
            0x1.1ea8c4009b459p-4, -0x1.1a5881c7389ebp-7, 0x1.14108e58a9a1dp-10, -0x1.0bfde7c27b378p-13,
            0x1.0254d2c631906p-16, -0x1.ee9dcc237103dp-20, 0x1.d6521ce7041a6p-23, -0x1.bc4349406679dp-26,
            0x1.a0ee11b96670ap-29, -0x1.84c8a36d2e9f3p-32, 0x1.67f68236aa519p-35, -0x1.4b850132284dcp-38,
            0x1.3dc50bc55b9cdp-41, -0x1.2101d46a0016bp-44
        },
        {
            0x1.cbe831f997124p-5, -0x1.6c55c82b4b6b8p-8, 0x1.1f3df0de32f39p-11, -0x1.c2c9072e92b7bp-15,
            0x1.60131845e29c9p-18, -0x1.11b748bb190d3p-21, 0x1.a7aa39c93da5cp-25, -0x1.4669c83e9ac02p-28,
            0x1.f4c03e6f5fd2cp-32, -0x1.7e6cf35b91d06p-35, 0x1.22b081f789b4bp-38, -0x1.b836502e079ccp-42,
            0x1.566e80901974cp-45, -0x1.010e8d2a61314p-48
        },
        {
            0x1.7fd46c5e0864dp-5, -0x1.fc477b46d665ap-9, 0x1.4f67f473cc4f3p-12, -0x1.b92eddb6a4c35p-16,
            0x1.21338ab431f6ep-19, -0x1.79e921ac696d1p-23, 0x1.ec3b263ae816ep-27, -0x1.3f89d9a1a8d0ep-30,
            0x1.9d8c10f4b6b07p-34, -0x1.0ac37b4f40ff1p-37, 0x1.570410319a3d5p-41, -0x1.b7c9f54e8a3f8p-45,
            0x1.1f6d9ef303651p-48, -0x1.6e393186f5167p-52
        },
        {
            0x1.494bb2ce2924fp-5, -0x1.76711f8b6cf4dp-9, 0x1.a8b73429cebcbp-13, -0x1.e08bef3ab51e3p-17,
            0x1.0f30b59c11299p-20, -0x1.3156aeb80815ap-24, 0x1.56f43e550da8p-28, -0x1.8046e788e9964p-32,
            0x1.ad8cf9b9b1edap-36, -0x1.df04f5d7e453dp-40, 0x1.0a6f061f632a5p-43, -0x1.27b970b7fc10bp-47,
            0x1.4d042da95bf96p-51, -0x1.6fe388e2cfdd5p-55
        },
        {
            0x1.0f67b1bff7645p-5, -0x1.fd20a0cb71092p-10, 0x1.dcb8a7c6aec5p-14, -0x1.bd9f058f74bc4p-18,
            0x1.9fd8ef21f74b3p-22, -0x1.836964cd54757p-26, 0x1.68515709ae12ap-30, -0x1.4e8fd17d49d05p-34,
            0x1.3622c13a9d519p-38, -0x1.1f0486a77c20ep-42, 0x1.08f43810f199p-46, -0x1.e8cf45399ff0dp-51,
            0x1.d7f1ffb1c4f6ep-55, -0x1.b1de1f9bea381p-59
        },
        {
            0x1.b7ad8ef8307ccp-6, -0x1.4e3cc52793c39p-10, 0x1.fb98687d18202p-15, -0x1.8100c74fe5b3ep-19,
            0x1.23b1721d5f905p-23, -0x1.b9813abb48777p-28, 0x1.4dc2617cb6d96p-32, -0x1.f80f2eda17027p-37,
            0x1.7c3598de1afd5p-41, -0x1.1e798c08d2601p-45, 0x1.af0f6bd8f20c4p-50, -0x1.4414c9d2a26d2p-54,
            0x1.f6366bd2ada55p-59, -0x1.78bb282895527p-63
        },
        {
            0x1.7173c308c43e9p-6, -0x1.d8252a832fb4bp-11, 0x1.2d73a48df2c36p-15, -0x1.80a1dc85d9524p-20,
            0x1.ea608ac1fa478p-25, -0x1.3859b1da6356ap-29, 0x1.8d98931dcd834p-34, -0x1.f9b59401e32b6p-39,
            0x1.415bcfa81a6f1p-43, -0x1.981a3a1317764p-48, 0x1.02e0e1bb6457ep-52, -0x1.483edb496a442p-57,
            0x1.a92f8a69063a9p-62, -0x1.0d2172db01939p-66
        },
        {
            0x1.3e8ef95095f56p-6, -0x1.5f18990e83c39p-11, 0x1.82ba6dba30633p-16, -0x1.a9b9a4bfc452p-21,
            0x1.d460d8ccf2b67p-26, -0x1.0180380757408p-30, 0x1.1af77fc05afafp-35, -0x1.36c4d9cc7455bp-40,
            0x1.551a66c1f374p-45, -0x1.762ded68b09dfp-50, 0x1.9a2e0113dd957p-55, -0x1.c16e212988b21p-60,
            0x1.f456b4a9a54adp-65, -0x1.11c8e9ef9fd33p-69
        },
        {
            0x1.20dd750429b6dp-1, -0x1.20dd750429b6dp-2, 0x1.b14c2f863e924p-2, -0x1.0ecf9db3e71b6p0,
            0x1.d9eb53fad46ffp1, -0x1.0a945f3d177efp4, 0x1.6e8c02f4004e7p6, -0x1.29d1c26640122p9, 0x1.1734a63fa79a9p12,
            -0x1.28a7f07920f98p15, 0x1.60475566f5dd3p18, -0x1.ce543233b54f5p21, 0x1.4b187f4da75f7p25,
            -0x1.d70d3462c4ac9p28
        }
    };

    /** For each piece the coefficients of minus half the derivative, lowest power first. */
    static final double[][] DECLINES = {
        {
            0x1.d1f52e46ef826p-2, -0x1.84d8493cb1bcap-1, 0x1.a15a251f594adp-1, -0x1.6210c624bfa11p-1,
            0x1.001b0c5d44fdap-1, -0x1.4874781b6c048p-2, 0x1.7e65d6924f4fcp-3, -0x1.9aa03562bf5bp-4,
            0x1.9b5caa902a00fp-5, -0x1.83c5bb8d8ac31p-6, 0x1.5a418ccd7ebd9p-7, -0x1.2678915a1e388p-8,
            0x1.e2fc30604ecep-10, -0x1.790446b311752p-11
        },
        {
            0x1.3a5c679d7bb59p-2, -0x1.d28c0e1177cd5p-2, 0x1.c5c449f46a7e2p-2, -0x1.611afb945d2dcp-2,
            0x1.d89b9998eb29p-3, -0x1.1a36d7bd6d291p-3, 0x1.33885e8aa48a3p-4, -0x1.3662c2401407ep-5,
            0x1.2544c40350e28p-6, -0x1.0581f7bd9567cp-7, 0x1.bae733db218b8p-9, -0x1.6601dd8766b8ep-10,
            0x1.176801880370cp-11, -0x1.a02dc3557c741p-13
        },
        {
            0x1.babd0e4f1a24dp-3, -0x1.2577420fcd07dp-2, 0x1.0352850539fffp-2, -0x1.72d46a9b3f0fap-3,
            0x1.cbc1f56ce8a6p-4, -0x1.ffc7da8009deep-5, 0x1.052f65c08815bp-5, -0x1.efd03c2d00c3ap-7,
            0x1.ba0d8db30de28p-8, -0x1.75055cef7679ep-9, 0x1.2bacb0fc976dap-10, -0x1.cc9b5ad567fb9p-12,
            0x1.56373f3f29cd3p-13, -0x1.e6702dff2a27ap-15
        },
        {
            0x1.4369f60195edcp-3, -0x1.80ef8f454cf88p-3, 0x1.36024ea688821p-3, -0x1.9831c2c85003fp-4,
            0x1.d585474cd0b63p-5, -0x1.e7b96d41412e9p-6, 0x1.d2ba258c15b62p-7, -0x1.a0ef7ee60bbc2p-8,
            0x1.5efe3f740d2fp-9, -0x1.18702dfb2d76cp-10, 0x1.abac81837af27p-12, -0x1.389dbd3478aa9p-13,
            0x1.ba68615cf26e4p-15, -0x1.2c2740f6d3a32p-16
        },
        {
            0x1.abaacdbfa8b07p-4, -0x1.b56f45eef7e58p-4, 0x1.348a84149b7eap-4, -0x1.68a25a6641f05p-5,
            0x1.73fbc48c846a5p-6, -0x1.5d48f04015052p-7, 0x1.301a500e9a835p-8, -0x1.f0fe6f9ddca29p-10,
            0x1.8078a9a6601a7p-11, -0x1.1b6632b8505b6p-12, 0x1.9005b629c8e97p-14, -0x1.0f85f2388205bp-15,
            0x1.6b512b9385517p-17, -0x1.cbbe55aac9381p-19
        },
        {
            0x1.0c3d538446447p-4, -0x1.c8d0cef0f810dp-5, 0x1.1187e3eb66f3bp-5, -0x1.13648a11ffe6cp-6,
            0x1.eef4dc532bba6p-8, -0x1.98a1c0a068423p-9, 0x1.3b317737ef3fap-10, -0x1.cb4c6873f4701p-12,
            0x1.3e8e42a0599bbp-13, -0x1.a710feda1ed8ep-15, 0x1.0e22d2ffb040fp-16, -0x1.4d014c581bc79p-18,
            0x1.948f52f4ec624p-20, -0x1.d3fd933807799p-22
        },
        {
            0x1.6a70d2bb37411p-5, -0x1.0615670e25a7bp-5, 0x1.0e62fb2d33918p-6, -0x1.da595561f7d3p-8,
            0x1.76c6e629fc822p-9, -0x1.121972dec6c23p-10, 0x1.78fcee4b2e221p-12, -0x1.ec773cc3dd526p-14,
            0x1.33a9baaa419eep-15, -0x1.719b1abba45bbp-17, 0x1.ac945141be877p-19, -0x1.e150486c02382p-21,
            0x1.0a672a436ba26p-22, -0x1.1a72d849a26a3p-24
        },
        {
            0x1.0305781330099p-5, -0x1.43b98bac83823p-6, 0x1.23af4064ad005p-7, -0x1.c2c72fd72763dp-9,
            0x1.3c02e933eeeadp-10, -0x1.9ca98a11b889ap-12, 0x1.fd60b8191160bp-14, -0x1.2bfb5b0d24ecep-15,
            0x1.535793d3a8fc2p-17, -0x1.726cbde089d52p-19, 0x1.87965f2568ca3p-21, -0x1.921a64756de6dp-23,
            0x1.97268a8c16df5p-25, -0x1.8cd10df0713c2p-27
        },
        {
            0x1.5285d2eb1ef74p-6, -0x1.5d581133378edp-7, 0x1.06c61ef272a02p-8, -0x1.5632136d8ca4bp-10,
            0x1.978d6cc6b6a76p-12, -0x1.c7456d7f0440fp-14, 0x1.e3bc95e079ac2p-16, -0x1.ed2a957befaep-18,
            0x1.e549e6c22b7a9p-20, -0x1.cee4294f6dad2p-22, 0x1.ad112efcb3b44p-24, -0x1.840ba8f14ccdap-26,
            0x1.651b7b1e1da84p-28, -0x1.3441d69f5d8afp-30
        },
        {
            0x1.aa3eb6a946f7ep-7, -0x1.62c12cb5f7577p-8, 0x1.b25645c90b4dcp-10, -0x1.d00785f2ed47ep-12,
            0x1.c8a9dd80f7515p-14, -0x1.a841f4c500f57p-16, 0x1.7919ccc052057p-18, -0x1.4354faf01c40bp-20,
            0x1.0ce56d8bdcd18p-22, -0x1.b37e22d9dc209p-25, 0x1.583e34abead92p-27, -0x1.0a6e2fbc487efp-29,
            0x1.a0c34afa6e8abp-32, -0x1.3634e89a771acp-34
        },
        {
            0x1.238ca71b93fc3p-7, -0x1.95252b932efe3p-9, 0x1.a06324cc75ad6p-11, -0x1.774f4826dc845p-13,
            0x1.390ec42ec9c3bp-15, -0x1.ef23d26a04774p-18, 0x1.781cb6f4789d4p-20, -0x1.149cd77557cbap-22,
            0x1.8c003fae65b13p-25, -0x1.14e626fc79b2p-27, 0x1.7b35f1b332342p-30, -0x1.fdd70799edbc3p-33,
            0x1.58ca5afee59a3p-35, -0x1.c04e01ce2de0cp-38
        },
        {
            0x1.a6e2cf277a0cbp-8, -0x1.f75ef7a0fb2dbp-10, 0x1.bcb4be95bef24p-12, -0x1.59b29296c5189p-14,
            0x1.f2ecfe7fe7f78p-17, -0x1.5655390705422p-19, 0x1.c47abaf3bdb9fp-22, -0x1.224679536522dp-24,
            0x1.6b60478584736p-27, -0x1.bd64fa41a4eaap-30, 0x1.0beba5366dfc4p-32, -0x1.3d13a5fd82dd7p-35,
            0x1.785b0850a9d0bp-38, -0x1.b08775fd49058p-41
        },
        {
            0x1.1a5881c7389ebp-8, -0x1.14108e58a9baep-10, 0x1.91fcdba3b84b6p-13, -0x1.0254d2c5cd4abp-15,
            0x1.35229f9709397p-18, -0x1.60bd968f21cffp-21, 0x1.84badf084cf7bp-24, -0x1.a0ed3a69da095p-27,
            0x1.b56249a804823p-30, -0x1.c256e4c37d16cp-33, 0x1.c7b33a9a06b93p-36, -0x1.c7181048203d2p-39,
            0x1.d8e0f0a98b239p-42, -0x1.cc3375b5b860fp-45
        },
        {
            0x1.6c55c82b4b6b8p-9, -0x1.1f3df0de32f5ep-11, 0x1.5216c562edff7p-14, -0x1.60131845d0309p-17,
            0x1.56251aea01bbfp-20, -0x1.3dbfab8069821p-23, 0x1.1d9c8f0d75db4p-26, -0x1.f4bfef5f86b24p-30,
            0x1.ae3abe0f59f34p-33, -0x1.6b80e3ce98e41p-36, 0x1.2e9a835eacef4p-39, -0x1.f1d1fb589e564p-43,
            0x1.a3afb32391b7ap-46, -0x1.51c501b1ff732p-49
        },
        {
            0x1.fc477b46d665ap-10, -0x1.4f67f473cc4f9p-12, 0x1.4ae32648fb912p-15, -0x1.21338ab42f2dbp-18,
            0x1.d8636a178ca0bp-22, -0x1.712c5cb8b9466p-25, 0x1.17989e62d5cebp-28, -0x1.9d8bf90d5bb21p-32,
            0x1.2c1bf619ced2cp-35, -0x1.acdaffbaa63c2p-39, 0x1.2e55487213c2ep-42, -0x1.a59306d651b64p-46,
            0x1.2a9173cb5db7ap-49, -0x1.985739b972877p-53
        },
        {
            0x1.76711f8b6cf4dp-10, -0x1.a8b73429cebccp-13, 0x1.6868f36c07d67p-16, -0x1.0f30b59c108e4p-19,
            0x1.7dac5a660bc7p-23, -0x1.01372ec285aa5p-26, 0x1.503e0a93c8ff9p-30, -0x1.ad8cef505122cp-34,
            0x1.0d72ce966314cp-37, -0x1.4d14539944889p-41, 0x1.969ac65e2858dp-45, -0x1.eb30df99a6ed2p-49,
            0x1.2baca45cadbedp-52, -0x1.63a2bc5cc2f81p-56
        },
        {
            0x1.fd20a0cb71093p-11, -0x1.dcb8a7c6aeeb2p-14, 0x1.4e37442b9723ap-17, -0x1.9fd8ef215e78ep-21,
            0x1.e443be0209b18p-25, -0x1.0e3d01f3639a3p-28, 0x1.24bdd67a3d60cp-32, -0x1.36221d23e9528p-36,
            0x1.42e588c76825cp-40, -0x1.4b7c8a2a5ba92p-44, 0x1.4ff2cb6e9ee73p-48, -0x1.5186d2952843bp-52,
            0x1.630968e8af32bp-56, -0x1.5ebfc38383696p-60
        },
        {
            0x1.4e3cc52793c39p-11, -0x1.fb98687d18238p-15, 0x1.20c0957bec3f4p-18, -0x1.23b1721d52087p-22,
            0x1.13f0c4b526b57p-26, -0x1.f4a3927801ea8p-31, 0x1.b90d48c1ce126p-35, -0x1.7c355ecbdfe05p-39,
            0x1.4248de3d5490ap-43, -0x1.0d8444a1b7d09p-47, 0x1.bd8c97d73d679p-52, -0x1.6d08bd1f373f3p-56,
            0x1.338c4a5f23783p-60, -0x1.f031c75a6a4b6p-65
        },
        {
            0x1.d8252a832fb4bp-12, -0x1.2d73a48df2c3ap-15, 0x1.2079656462fccp-19, -0x1.ea608ac1f633bp-24,
            0x1.86701e5102a21p-28, -0x1.2a326e5f88113p-32, 0x1.ba7ee17224c32p-37, -0x1.415bbe2a04b43p-41,
            0x1.cb1d91f3f2602p-46, -0x1.43a924980d5a1p-50, 0x1.c34e4d33da8bbp-55, -0x1.37e33504a9513p-59,
            0x1.b6d0a5ad38b35p-64, -0x1.2ad1bcb4f0ff9p-68
        },
        {
            0x1.5f18990e83c39p-12, -0x1.82ba6dba30634p-16, 0x1.3f4b3b8fd33d5p-20, -0x1.d460d8ccf1d0fp-25,
            0x1.41e046092e4adp-29, -0x1.a8733fa49187fp-34, 0x1.0fec3e8ff394p-38, -0x1.551a5f118d519p-43,
            0x1.a4f3b16633c2fp-48, -0x1.0063cd89b26e4p-52, 0x1.34f8a07216141p-57, -0x1.7119831cda03p-62,
            0x1.be05eaac22883p-67, -0x1.06a329d4e6ffdp-71
        },
        {
            0x1.20dd750429b6dp-2, -0x1.b14c2f863e924p-2, 0x1.0ecf9db3e71b6p0, -0x1.d9eb53fad46ffp1, 0x1.0a945f3d177efp4,
            -0x1.6e8c02f4004e9p6, 0x1.29d1c266403fap9, -0x1.1734a63fdbe9ap12, 0x1.28a7f0a37b3f8p15,
            -0x1.60476d75a5587p18, 0x1.ce5d943075e47p21, -0x1.4c4ac690db586p25, 0x1.028545c7442p29, -0x1.8a9b7762f065p32
        }
    };

    private ScaledErfcTable() {}
}
